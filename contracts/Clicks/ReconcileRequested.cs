namespace JadaReferral.Contracts.Clicks;

/// <summary>Asks Aggregates to compare every bucket with the stored clicks and to change nothing.</summary>
public sealed record ReconcileRequested
{
    /// <summary>Identifies this comparison in what is reported about it.</summary>
    public required Guid ReconcileId { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>The vendor's code; null for every vendor that has clicks or totals.</summary>
    public string? Vendor { get; init; }

    /// <summary>Leaves that end before this are not compared; null for the beginning. UTC.</summary>
    public DateTimeOffset? Since { get; init; }
}
