namespace JadaReferral.Contracts.Clicks;

/// <summary>Asks Aggregates to count every bucket again from the stored clicks. Safe at any time and any number of times.</summary>
public sealed record RebuildRequested
{
    /// <summary>Identifies this rebuild in what is reported about it.</summary>
    public required Guid RebuildId { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>The vendor's code; null for every vendor that has clicks or totals.</summary>
    public string? Vendor { get; init; }

    /// <summary>Leaves that end before this are left as they are; null for the beginning. UTC.</summary>
    public DateTimeOffset? Since { get; init; }
}
