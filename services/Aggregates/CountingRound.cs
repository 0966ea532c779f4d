using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;
using MassTransit;

namespace JadaReferral.Aggregates;

/// <summary>Counts some leaves of one vendor and every sum they are in, and says so.</summary>
/// <remarks>Its end is the commit point of the messages that asked for it: before that a crash leaves them in the queue, and their redelivery counts again.</remarks>
sealed class CountingRound(Recount recount, TotalsTree tree, IPublishEndpoint bus)
{
    const int ConcurrentBuckets = 8;

    /// <summary>Counts, and publishes <see cref="TotalsUpdated"/> unless this version of the total was published before.</summary>
    /// <returns>The version of the vendor's total that has been published.</returns>
    public async Task<long> RunAsync(string vendor, IReadOnlyCollection<ClickBucket> leaves, long announced, CancellationToken cancellationToken)
    {
        await ForEachAsync(leaves, recount.LeafAsync, cancellationToken);

        VendorTotals? total = null;
        foreach (var level in tree.Above([.. leaves.Select(leaf => leaf.Start).Distinct()]))
        {
            var counted = await ForEachAsync(level, (sum, token) => recount.SumAsync(vendor, sum, token), cancellationToken);
            total = counted[^1].Stored;
        }

        if (total is null || total.Version == announced)
            return announced;
        await bus.Publish(UpdateOf(total), cancellationToken);
        return total.Version;
    }

    static TotalsUpdated UpdateOf(VendorTotals total) => new()
    {
        Vendor = total.VendorName,
        Version = total.Version,
        UpdatedAt = total.UpdatedAt,
        ClickCount = total.ClickCount,
        GuestCount = total.GuestCount,
        AutomatedCount = total.AutomatedCount,
    };

    static async Task<IReadOnlyList<Counted>> ForEachAsync<T>(
        IEnumerable<T> buckets, Func<T, CancellationToken, Task<Counted>> count, CancellationToken cancellationToken)
    {
        var counted = new List<Counted>();
        foreach (var some in buckets.Chunk(ConcurrentBuckets))
            counted.AddRange(await Task.WhenAll(some.Select(bucket => count(bucket, cancellationToken))));
        return counted;
    }
}
