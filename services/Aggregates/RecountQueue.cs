using System.Collections.Concurrent;
using JadaReferral.Contracts.Clicks;
using Microsoft.Extensions.Options;

namespace JadaReferral.Aggregates;

/// <summary>
/// Where counting is asked for. Each vendor has a <see cref="VendorLane"/> of its own, so that a vendor with a great many clicks delays only itself.
/// Nothing here is kept over a crash and nothing needs to be: who asked is acknowledged when the count is stored.
/// </summary>
sealed class RecountQueue(
    CountingRound counting, IOptions<AggregatesOptions> options, TimeProvider clock, ILogger<RecountQueue> logger) : IDisposable
{
    readonly ConcurrentDictionary<string, VendorLane> _lanes = new(StringComparer.Ordinal);
    readonly CancellationTokenSource _disposed = new();

    /// <summary>Ends when every bucket and all sums it is in have been counted, stored and announced, by a count that began after this call.</summary>
    public async Task CountAsync(IReadOnlyCollection<ClickBucket> buckets, CancellationToken cancellationToken)
    {
        var counts = buckets
            .GroupBy(bucket => LeafCount.VendorOf(bucket.VendorName))
            .Select(vendor => LaneOf(vendor.Key).CountAsync(vendor, _disposed.Token))
            .ToList();
        foreach (var count in counts)
            await count.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _disposed.Cancel();
        _disposed.Dispose();
    }

    VendorLane LaneOf(string vendor) =>
        _lanes.GetOrAdd(vendor, name => new(name, counting, options.Value, clock, logger));
}
