using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Aggregates;

/// <summary>Publishes a change of totals.</summary>
delegate Task PublishTotals(TotalsUpdated update, CancellationToken cancellationToken);

/// <summary>Counts some leaves of one vendor and every sum they are in, and says so.</summary>
/// <remarks>Its end is the commit point of the messages that asked for it: before that a crash leaves them in the queue, and their redelivery counts again.</remarks>
sealed class CountingRound(Recount recount, TotalsTree tree, PublishTotals publish)
{
    /// <summary>Counts, and publishes <see cref="TotalsUpdated"/> unless this version of the total was published before.</summary>
    /// <returns>The version of the vendor's total that has been published.</returns>
    public async Task<long> RunAsync(
        string vendor, IReadOnlyCollection<ClickBucket> leaves, KnownTotals known, long announced, CancellationToken cancellationToken)
    {
        known.BeginRound();
        await Buckets.ForEachAsync(leaves, (leaf, token) => recount.LeafAsync(leaf, known, token), cancellationToken);

        VendorTotals? total = null;
        foreach (var level in tree.Above([.. leaves.Select(leaf => leaf.Start).Distinct()]))
        {
            // The total is the last level and alone in it.
            await Buckets.ForEachAsync(level, async (sum, token) => total = (await recount.SumAsync(vendor, sum, known, token)).Stored, cancellationToken);
        }

        if (total is null || total.Version == announced)
            return announced;
        await publish(Announcement.Of(total), cancellationToken);
        return total.Version;
    }
}
