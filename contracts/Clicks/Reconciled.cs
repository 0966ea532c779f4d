namespace JadaReferral.Contracts.Clicks;

/// <summary>One vendor's totals were compared with its stored clicks.</summary>
public sealed record Reconciled
{
    /// <summary>See <see cref="ReconcileRequested.ReconcileId"/>.</summary>
    public required Guid ReconcileId { get; init; }

    /// <summary>When the comparison was done, UTC.</summary>
    public required DateTimeOffset ReconciledAt { get; init; }

    /// <summary>The vendor's code.</summary>
    public required string Vendor { get; init; }

    /// <summary>Stored clicks read.</summary>
    public required long ClicksRead { get; init; }

    /// <summary>Buckets of every level compared.</summary>
    public required long BucketsCompared { get; init; }

    /// <summary>Leaves too young to compare: their counting may still be on its way.</summary>
    public required long BucketsUnsettled { get; init; }

    /// <summary>How many differences there are; 0 is clean.</summary>
    public required long DifferenceCount { get; init; }

    /// <summary>The first <see cref="MaxDifferences"/> of them, in order of the bucket.</summary>
    public required IReadOnlyList<TotalsDifference> Differences { get; init; }

    /// <summary>So many differences are named; a message has a size.</summary>
    public const int MaxDifferences = 200;
}

/// <summary>A total that is not what its parts say.</summary>
/// <param name="Bucket">The bucket, see <see cref="ReadModels.TotalsBucket"/>.</param>
/// <param name="Field">The attribute that differs, e.g. <c>click_count</c>.</param>
/// <param name="Expected">What the stored clicks (for a leaf) or the next smaller buckets say.</param>
/// <param name="Stored">What the totals say.</param>
public sealed record TotalsDifference(string Bucket, string Field, string Expected, string Stored);
