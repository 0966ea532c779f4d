namespace JadaReferral.Contracts.Operations;

/// <summary>How full the journal of an instance is: clicks that were answered and not published yet.</summary>
public sealed record JournalReport
{
    /// <summary>Clicks, and openings of mails, that wait for the broker.</summary>
    public required long Waiting { get; init; }

    /// <summary>How many may wait before further ones are lost.</summary>
    public required long Capacity { get; init; }

    /// <summary>Clicks that were answered but not recorded because the journal was full, since the process started.</summary>
    public required long Lost { get; init; }

    /// <summary>When the oldest that waits was recorded, UTC; null when none waits.</summary>
    public DateTimeOffset? OldestAt { get; init; }
}
