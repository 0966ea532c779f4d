namespace JadaReferral.Local.Processes;

/// <summary>Keeps one process running: starts it, and starts it again, ever later, when it dies.</summary>
/// <param name="name">For people.</param>
/// <param name="start">Starts it once.</param>
/// <param name="note">Gets a sentence when it died.</param>
/// <param name="ending">Cancelled as soon as its end is wanted: Ctrl-C reaches every process of a terminal at once.</param>
sealed class Supervised(string name, Func<CancellationToken, Task<IRunning>> start, Action<string> note, TimeProvider clock, CancellationToken ending)
{
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>One that has run this long is well again: its next death is the first.</summary>
    static readonly TimeSpan WellAfter = TimeSpan.FromMinutes(1);

    IRunning? _running;
    Task _kept = Task.CompletedTask;

    public string Name => name;

    /// <summary>Deaths since it was last well.</summary>
    public int Deaths { get; private set; }

    /// <summary>Starts it; the first start fails loudly, later ones are tried again.</summary>
    public async Task StartAsync()
    {
        _running = await start(ending);
        _kept = KeepAsync(_running);
    }

    /// <summary>Stops it for good, once its end is wanted. False when it had to be killed.</summary>
    public async Task<bool> StopAsync(TimeSpan patience)
    {
        var stopped = _running is null || await _running.StopAsync(patience);
        await _kept;
        if (_running is not null)
            await _running.DisposeAsync();
        return stopped;
    }

    /// <summary>Ends it without asking.</summary>
    public void Kill() => _running?.Kill();

    async Task KeepAsync(IRunning running)
    {
        while (true)
        {
            var startedAt = clock.GetTimestamp();
            var exitCode = await running.Exited;
            if (ending.IsCancellationRequested)
                return;

            Deaths = clock.GetElapsedTime(startedAt) > WellAfter ? 1 : Deaths + 1;
            await running.DisposeAsync();
            if (await StartAgainAsync($"{name} ended with exit code {exitCode}") is not { } again)
                return;
            _running = running = again;
        }
    }

    async Task<IRunning?> StartAgainAsync(string why)
    {
        while (!ending.IsCancellationRequested)
        {
            var pause = PauseAfter(Deaths);
            note($"{why}; starting it again in {pause.TotalSeconds:0.#} s");
            try
            {
                await Task.Delay(pause, clock, ending);
                return await start(ending);
            }
            catch (OperationCanceledException)
            {
                return null;
            }
            catch (LocalSetupException exception)
            {
                Deaths++;
                why = exception.Message;
            }
        }

        return null;
    }

    /// <summary>Half a second after the first death, doubling to half a minute.</summary>
    internal static TimeSpan PauseAfter(int deaths)
    {
        const int EnoughDoublings = 10;
        return TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, 0.5 * Math.Pow(2, Math.Clamp(deaths - 1, 0, EnoughDoublings))));
    }
}
