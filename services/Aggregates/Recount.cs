using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Platform.Dynamo;

namespace JadaReferral.Aggregates;

/// <summary>Sets a bucket to what its clicks or its parts say, whoever else does the same at the same time.</summary>
/// <remarks>
/// <para>
/// The order of the three steps is the whole proof. The stored version is read first, then the clicks (or parts), then the result is written on condition
/// that the version is still the one that was read. So whoever writes version n + 1 has read its clicks after version n was written: of two racing
/// recounts, the one that read older clicks either wrote first and is overwritten, or fails its condition and begins anew.
/// </para>
/// <para>
/// An unchanged bucket is not written. That is safe too: the stored counts include the click that was asked about, and whoever replaces them read
/// their version before reading clicks. It would not be if a click could come back after it was deleted; Clicks refuses clicks that old.
/// </para>
/// </remarks>
sealed class Recount(IClickRows clicks, ITotalsStore totals, TimeProvider clock)
{
    /// <summary>Counts a leaf from its clicks.</summary>
    public Task<Counted> LeafAsync(ClickBucket bucket, CancellationToken cancellationToken) =>
        SetAsync(LeafCount.VendorOf(bucket.VendorName), LeafCount.KeyOf(bucket), token => CountAsync(bucket, token), cancellationToken);

    /// <summary>Sets a leaf to what was counted already, from clicks read after <paramref name="stored"/> was; counts anew if it has changed since.</summary>
    public async Task<Counted> LeafAsync(ClickBucket bucket, VendorTotals? stored, VendorTotals counted, CancellationToken cancellationToken) =>
        await TrySetAsync(stored, counted, cancellationToken) ?? await LeafAsync(bucket, cancellationToken);

    /// <summary>Adds up a sum from its parts, which must be right before.</summary>
    public Task<Counted> SumAsync(string vendor, SumBucket sum, CancellationToken cancellationToken) =>
        SetAsync(vendor, sum.Bucket, token => AddUpAsync(vendor, sum, token), cancellationToken);

    /// <summary>What the clicks of a leaf say.</summary>
    public async Task<VendorTotals> CountAsync(ClickBucket bucket, CancellationToken cancellationToken)
    {
        var rows = await clicks.ReadAsync(bucket.VendorName, bucket.Start, bucket.Start + ClickBucket.Length, cancellationToken).ToListAsync(cancellationToken);
        return LeafCount.Of(bucket, rows);
    }

    /// <summary>What the parts of a sum say.</summary>
    public async Task<VendorTotals> AddUpAsync(string vendor, SumBucket sum, CancellationToken cancellationToken)
    {
        var parts = await totals.ReadAsync(vendor, sum.FirstPart, sum.LastPart, cancellationToken).ToListAsync(cancellationToken);
        return TotalsSum.Of(vendor, sum.Bucket, parts);
    }

    async Task<Counted> SetAsync(
        string vendor, string bucket, Func<CancellationToken, Task<VendorTotals>> count, CancellationToken cancellationToken)
    {
        var attempt = 0;
        while (true)
        {
            var stored = await totals.GetAsync(vendor, bucket, cancellationToken);
            if (await TrySetAsync(stored, await count(cancellationToken), cancellationToken) is { } set)
                return set;
            await Task.Delay(DynamoFailures.BackOff(++attempt, TimeSpan.FromMilliseconds(200)), clock, cancellationToken);
        }
    }

    async Task<Counted?> TrySetAsync(VendorTotals? stored, VendorTotals counted, CancellationToken cancellationToken)
    {
        if (IsStored(counted, stored))
            return new(stored, Changed: false);

        var next = counted with { Version = (stored?.Version ?? 0) + 1, UpdatedAt = clock.GetUtcNow() };
        return await totals.TryPutAsync(next, cancellationToken) ? new(next, Changed: true) : null;
    }

    /// <summary>Whether <paramref name="stored"/> already says what was counted; a bucket never stored counts as empty.</summary>
    public static bool IsStored(VendorTotals counted, VendorTotals? stored) =>
        stored is null
            ? counted is { ClickCount: 0, AutomatedCount: 0 }
            : TotalsText.Of(counted) == TotalsText.Of(stored);
}

/// <summary>A bucket after its recount.</summary>
/// <param name="Stored">What is stored; null when there was nothing to store.</param>
/// <param name="Changed">Whether this recount changed it.</param>
sealed record Counted(VendorTotals? Stored, bool Changed);
