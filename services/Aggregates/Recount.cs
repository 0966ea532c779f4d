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
/// <para>
/// What is known from the round before (<see cref="KnownTotals"/>) stands for what would be read: the version, and of a sum the parts. It is older, and the
/// condition answers for that: whoever changed another part since then has written the sum, and the condition fails; or has yet to write it, and
/// begins from what was written here. A part that changed and leaves a known sum as it is says nothing about the stored one: that sum is read.
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

    /// <summary>Counts a leaf from its clicks, beginning from what is known.</summary>
    public async Task<Counted> LeafAsync(ClickBucket bucket, KnownTotals known, CancellationToken cancellationToken)
    {
        var key = LeafCount.KeyOf(bucket);
        var counted = known.Find(key) is { } stored
            ? await LeafAsync(bucket, stored, await CountAsync(bucket, cancellationToken), cancellationToken)
            : await LeafAsync(bucket, cancellationToken);
        return known.Note(key, counted);
    }

    /// <summary>Adds up a sum from its parts, which must be right before, beginning from what is known.</summary>
    public async Task<Counted> SumAsync(string vendor, SumBucket sum, KnownTotals known, CancellationToken cancellationToken)
    {
        if (known.Find(sum) is { } last)
        {
            var counted = TotalsSum.Of(vendor, sum.Bucket, last.Parts.Values);
            // A new part that leaves the sum as it is known proves nothing about the sum that is stored.
            var worthTrying = !last.AnyIsNew || !IsStored(counted, last.Stored);
            if (worthTrying && await TrySetAsync(last.Stored, counted, cancellationToken) is { } set)
                return known.Note(sum.Bucket, set, last.Parts);
        }

        SortedDictionary<string, VendorTotals> parts = [];
        var fresh = await SetAsync(
            vendor,
            sum.Bucket,
            async token =>
            {
                parts = await PartsAsync(vendor, sum, token);
                return TotalsSum.Of(vendor, sum.Bucket, parts.Values);
            },
            cancellationToken);
        return known.Note(sum.Bucket, fresh, parts);
    }

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
    public async Task<VendorTotals> AddUpAsync(string vendor, SumBucket sum, CancellationToken cancellationToken) =>
        TotalsSum.Of(vendor, sum.Bucket, (await PartsAsync(vendor, sum, cancellationToken)).Values);

    async Task<SortedDictionary<string, VendorTotals>> PartsAsync(string vendor, SumBucket sum, CancellationToken cancellationToken)
    {
        var parts = new SortedDictionary<string, VendorTotals>(StringComparer.Ordinal);
        await foreach (var part in totals.ReadAsync(vendor, sum.FirstPart, sum.LastPart, cancellationToken))
            parts[part.Bucket] = part;
        return parts;
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
