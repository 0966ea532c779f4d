namespace JadaReferral.Contracts.Clicks;

/// <summary>A rebuild of every vendor has begun and these are the vendors. One vendor's rebuild begins without it.</summary>
public sealed record RebuildStarted
{
    /// <summary>See <see cref="RebuildRequested.RebuildId"/>.</summary>
    public required Guid RebuildId { get; init; }

    /// <summary>When the vendors were listed, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Codes of the vendors; the rebuild is over when <see cref="RebuildProgressed.Finished"/> was reported for each.</summary>
    public required IReadOnlyList<string> Vendors { get; init; }
}
