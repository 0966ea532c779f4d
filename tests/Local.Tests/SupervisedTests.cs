using System.Collections.Concurrent;
using JadaReferral.Local.Processes;
using JadaReferral.Testing;

namespace JadaReferral.Local.Tests;

public sealed class SupervisedTests : IDisposable
{
    readonly HandDrivenClock _clock = new(new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    readonly ConcurrentQueue<FakeProcess> _started = new();
    readonly ConcurrentQueue<string> _notes = new();
    readonly CancellationTokenSource _ending = new();

    public void Dispose() => _ending.Dispose();

    [Fact]
    public async Task What_dies_is_started_again_after_a_pause()
    {
        var supervised = Supervise();
        await supervised.StartAsync();

        _started.First().Die(139);
        await Eventually.True(() => !_notes.IsEmpty, "its death is noted");
        Assert.Single(_started);
        _clock.Advance(TimeSpan.FromSeconds(0.5));

        await Eventually.True(() => _started.Count == 2, "it is started again");
        Assert.Equal("clicks ended with exit code 139; starting it again in 0.5 s", Assert.Single(_notes));
        await StopAsync(supervised);
    }

    [Fact]
    public async Task What_is_to_end_is_not_started_again()
    {
        var supervised = Supervise();
        await supervised.StartAsync();
        await _ending.CancelAsync();

        _started.First().Die(0);

        Assert.True(await supervised.StopAsync(TimeSpan.Zero));
        Assert.Single(_started);
        Assert.Empty(_notes);
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_the_pause_before_the_next_start()
    {
        var supervised = Supervise();
        await supervised.StartAsync();
        _started.First().Die(1);
        await Eventually.True(() => !_notes.IsEmpty, "its death is noted");

        await StopAsync(supervised);

        Assert.Single(_started);
    }

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 1)]
    [InlineData(4, 4)]
    [InlineData(8, 30)]
    [InlineData(1000, 30)]
    public void Pauses_double_up_to_half_a_minute(int deaths, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Supervised.PauseAfter(deaths));

    Supervised Supervise() => new(
        "clicks",
        _ =>
        {
            var process = new FakeProcess();
            _started.Enqueue(process);
            return Task.FromResult<IRunning>(process);
        },
        _notes.Enqueue,
        _clock,
        _ending.Token);

    async Task StopAsync(Supervised supervised)
    {
        await _ending.CancelAsync();
        await supervised.StopAsync(TimeSpan.Zero).WaitAsync(TimeSpan.FromSeconds(10), CancellationToken.None);
    }

    sealed class FakeProcess : IRunning
    {
        readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Id => 1;

        public Task<int> Exited => _exited.Task;

        public void Die(int exitCode) => _exited.TrySetResult(exitCode);

        public void Kill() => Die(137);

        public Task<bool> StopAsync(TimeSpan patience)
        {
            Die(0);
            return Task.FromResult(true);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
