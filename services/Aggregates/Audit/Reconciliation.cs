using System.Collections.Concurrent;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Aggregates.Audit;

/// <summary>Compares every bucket with what it should say, and changes nothing.</summary>
/// <remarks>
/// Clicks may be arriving: a leaf that is still young is left out, and what looks different is looked at again for a while. Counting makes it equal
/// within that time; a true difference stays.
/// </remarks>
sealed class Reconciliation(Recount recount, ITotalsStore totals, AggregatesOptions options, TimeProvider clock) : IBucketVisitor
{
    const int Looks = 10;
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(300);

    readonly ConcurrentBag<TotalsDifference> _differences = [];
    long _compared;
    long _unsettled;
    long _clicks;

    public long BucketsCompared => Interlocked.Read(ref _compared);

    public long BucketsUnsettled => Interlocked.Read(ref _unsettled);

    public long ClicksRead => Interlocked.Read(ref _clicks);

    public IReadOnlyList<TotalsDifference> Differences =>
        [.. _differences.OrderBy(difference => difference.Bucket, StringComparer.Ordinal).ThenBy(difference => difference.Field, StringComparer.Ordinal)];

    public async Task LeafAsync(LeafFinding leaf, CancellationToken cancellationToken)
    {
        Interlocked.Add(ref _clicks, leaf.Clicks);
        if (leaf.Bucket.Start + ClickBucket.Length + options.SettledAfter > clock.GetUtcNow())
        {
            Interlocked.Increment(ref _unsettled);
            return;
        }

        Interlocked.Increment(ref _compared);
        if (!Recount.IsStored(leaf.Counted, leaf.Stored))
            await LookAgainAsync(leaf.Counted.VendorName, leaf.Counted.Bucket, token => recount.CountAsync(leaf.Bucket, token), cancellationToken);
    }

    public async Task SumAsync(string vendor, SumBucket sum, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _compared);
        await LookAgainAsync(vendor, sum.Bucket, token => recount.AddUpAsync(vendor, sum, token), cancellationToken);
    }

    public Task HourDoneAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    async Task LookAgainAsync(string vendor, string bucket, Func<CancellationToken, Task<VendorTotals>> count, CancellationToken cancellationToken)
    {
        VendorTotals? stored = null;
        VendorTotals? counted = null;
        for (var look = 1; look <= Looks; look++)
        {
            if (look > 1)
                await Task.Delay(BetweenLooks, clock, cancellationToken);
            stored = await totals.GetAsync(vendor, bucket, cancellationToken);
            counted = await count(cancellationToken);
            if (Recount.IsStored(counted, stored))
                return;
        }

        foreach (var difference in TotalsText.Differences(counted!, stored))
            _differences.Add(difference);
    }
}
