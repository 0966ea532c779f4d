using System.Diagnostics;

namespace JadaReferral.Testing;

/// <summary>Waits for an outcome with a deadline.</summary>
public static class Eventually
{
    public static readonly TimeSpan DefaultDeadline = TimeSpan.FromSeconds(60);

    /// <summary>Asks again and again until <paramref name="probe"/> is true; fails with <paramref name="outcome"/> in the message when time is up.</summary>
    public static Task True(Func<Task<bool>> probe, string outcome, TimeSpan? deadline = null) =>
        Get(async () => await probe() ? "" : null, outcome, deadline);

    /// <inheritdoc cref="True(Func{Task{bool}}, string, TimeSpan?)"/>
    public static Task True(Func<bool> probe, string outcome, TimeSpan? deadline = null) =>
        True(() => Task.FromResult(probe()), outcome, deadline);

    /// <summary>Asks again and again until <paramref name="probe"/> answers something, and returns it.</summary>
    public static async Task<T> Get<T>(Func<Task<T?>> probe, string outcome, TimeSpan? deadline = null)
        where T : class
    {
        var patience = deadline ?? DefaultDeadline;
        var clock = Stopwatch.StartNew();
        var pause = TimeSpan.FromMilliseconds(5);
        while (true)
        {
            if (await probe() is { } answer)
                return answer;
            if (clock.Elapsed > patience)
                throw new TimeoutException($"Not seen within {patience.TotalSeconds:0.#} s: {outcome}");
            await Task.Delay(pause);
            pause = TimeSpan.FromMilliseconds(Math.Min(100, pause.TotalMilliseconds * 1.5));
        }
    }
}
