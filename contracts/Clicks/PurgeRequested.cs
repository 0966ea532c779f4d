namespace JadaReferral.Contracts.Clicks;

/// <summary>
/// Asks Clicks to delete the clicks of these buckets because they are older than it keeps them. A message of its own, so that a crash between
/// deleting and announcing it (<see cref="ClicksStored"/>) is made good by the redelivery.
/// </summary>
public sealed record PurgeRequested
{
    /// <summary>Identifies this part of a purge.</summary>
    public required Guid PurgeId { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Clicks from this time on are kept, UTC.</summary>
    public required DateTimeOffset Before { get; init; }

    /// <summary>The buckets, each once.</summary>
    public required IReadOnlyList<ClickBucket> Buckets { get; init; }
}
