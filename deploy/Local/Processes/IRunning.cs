namespace JadaReferral.Local.Processes;

/// <summary>Something that runs until it is stopped or dies.</summary>
public interface IRunning : IAsyncDisposable
{
    int Id { get; }

    /// <summary>Ends with it; the exit code.</summary>
    Task<int> Exited { get; }

    /// <summary>Asks it to stop, kills it when it has not within <paramref name="patience"/>. True when it stopped by itself.</summary>
    Task<bool> StopAsync(TimeSpan patience);

    /// <summary>Ends it and what it started, without asking.</summary>
    void Kill();
}
