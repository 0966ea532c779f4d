namespace JadaReferral.Contracts.Operations;

/// <summary>
/// How an instance of a service is at work. Each says so every few seconds. Nothing is stored; one that is lost is made up for by the next, and one
/// that is older than what is known already is to be ignored.
/// </summary>
public sealed record ServiceReported
{
    /// <summary>Made anew whenever the process starts.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The service's name in lower case, e.g. <c>clicks</c>: its queues' names begin with it.</summary>
    public required string Service { get; init; }

    /// <summary>The machine or container that it runs on.</summary>
    public required string Host { get; init; }

    /// <summary>Version of the service.</summary>
    public required string Version { get; init; }

    /// <summary>When the process started, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When all this was so, UTC, by the instance's own clock.</summary>
    public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>How soon the next report is due.</summary>
    public required TimeSpan Every { get; init; }

    /// <summary>True in the last report of an instance that is being stopped.</summary>
    public bool Leaving { get; init; }

    /// <summary>The queues that the instance receives from.</summary>
    public required IReadOnlyList<QueueReport> Queues { get; init; }

    /// <summary>The journal of clicks; null where there is none.</summary>
    public JournalReport? Journal { get; init; }

    /// <summary>The circuit between the journal and the broker; null where there is none.</summary>
    public CircuitReport? Circuit { get; init; }
}
