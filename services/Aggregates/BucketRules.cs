using JadaReferral.Contracts.Clicks;

namespace JadaReferral.Aggregates;

/// <summary>What a bucket named in a message must be.</summary>
static class BucketRules
{
    static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The buckets, each once, on the boundaries that leaves have.</summary>
    /// <exception cref="UncountableBucketException">One names no vendor or no believable time: no retry can count it.</exception>
    public static IReadOnlyCollection<ClickBucket> Checked(IEnumerable<ClickBucket> buckets)
    {
        var leaves = new HashSet<ClickBucket>();
        foreach (var bucket in buckets)
        {
            if (string.IsNullOrEmpty(LeafCount.VendorOf(bucket.VendorName ?? "")))
                throw new UncountableBucketException($"A bucket at {bucket.Start:O} names no vendor.");
            if (bucket.Start < Earliest || bucket.Start >= Latest)
                throw new UncountableBucketException($"A bucket of {bucket.VendorName} is at {bucket.Start:O}; buckets are from {Earliest:yyyy} to {Latest:yyyy}.");
            leaves.Add(ClickBucket.Of(bucket.VendorName!, bucket.Start));
        }

        return leaves;
    }
}

/// <summary>A bucket that no retry can count; its message is parked in the error queue under this reason.</summary>
public sealed class UncountableBucketException(string reason) : Exception(reason);
