namespace JadaReferral.Contracts.Clicks;

/// <summary>How far the rebuild of one vendor is. A later report has more <see cref="BucketsCounted"/>; a repeated one begins again at few.</summary>
public sealed record RebuildProgressed
{
    /// <summary>See <see cref="RebuildRequested.RebuildId"/>.</summary>
    public required Guid RebuildId { get; init; }

    /// <summary>When this was so, UTC.</summary>
    public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>The vendor's code.</summary>
    public required string Vendor { get; init; }

    /// <summary>Buckets of every level counted so far.</summary>
    public required long BucketsCounted { get; init; }

    /// <summary>How many of them were different and have been set right.</summary>
    public required long BucketsChanged { get; init; }

    /// <summary>Stored clicks read so far.</summary>
    public required long ClicksRead { get; init; }

    /// <summary>Whether this vendor is done.</summary>
    public required bool Finished { get; init; }
}
