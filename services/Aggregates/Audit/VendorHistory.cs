using System.Globalization;
using System.Runtime.CompilerServices;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Aggregates.Audit;

/// <summary>One leaf, as it is stored and as its clicks say it should be. The stored one was read first.</summary>
sealed record LeafFinding(ClickBucket Bucket, VendorTotals? Stored, VendorTotals Counted)
{
    public long Clicks => Counted.ClickCount + Counted.AutomatedCount;
}

/// <summary>Goes through what is stored about a vendor, clicks and totals alike, hour by hour, holding no more than a leaf's clicks and an hour's leaves.</summary>
sealed class VendorHistory(IClickRows clicks, ITotalsStore totals)
{
    /// <summary>Before every click and within every calendar.</summary>
    public static readonly DateTimeOffset Beginning = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static readonly string[] Levels = ["leaf#", "minute#", "hour#"];

    /// <summary>Every vendor that has clicks or totals, in order.</summary>
    public async Task<IReadOnlyList<string>> VendorsAsync(CancellationToken cancellationToken)
    {
        var partitions = await clicks.PartitionsAsync(cancellationToken);
        var counted = await totals.VendorsAsync(cancellationToken);
        return [.. partitions.Select(LeafCount.VendorOf).Union(counted).Order(StringComparer.Ordinal)];
    }

    /// <summary>The UTC hours from <paramref name="since"/> on that have clicks or totals, in order.</summary>
    public async IAsyncEnumerable<DateTimeOffset> HoursAsync(
        string vendor, DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Each source tells its first hour from a time on; only those that the last hour used up are asked again.
        Func<DateTimeOffset, Task<DateTimeOffset?>>[] sources =
        [
            from => clicks.FirstAsync(vendor, from, cancellationToken),
            from => clicks.FirstAsync(vendor + Click.AutomatedSuffix, from, cancellationToken),
            .. Levels.Select<string, Func<DateTimeOffset, Task<DateTimeOffset?>>>(level => from => FirstHourAsync(vendor, level, from, cancellationToken)),
        ];

        var from = TotalsTree.HourOf(since);
        var next = new DateTimeOffset?[sources.Length];
        for (var i = 0; i < sources.Length; i++)
            next[i] = await sources[i](from);

        while (next.Min() is { } first)
        {
            var hour = TotalsTree.HourOf(first);
            yield return hour;

            from = hour.AddHours(1);
            for (var i = 0; i < sources.Length; i++)
            {
                if (next[i] < from)
                    next[i] = await sources[i](from);
            }
        }
    }

    /// <summary>The leaves of an hour that have clicks or totals, in order: people's first, then automated hits'.</summary>
    public async IAsyncEnumerable<LeafFinding> LeavesAsync(
        string vendor, DateTimeOffset hour, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stored = await totals
            .ReadAsync(vendor, TotalsBucket.Leaf(hour), TotalsBucket.AutomatedLeaf(hour.AddMinutes(60).AddSeconds(-1)), cancellationToken)
            .ToDictionaryAsync(leaf => leaf.Bucket, cancellationToken: cancellationToken);

        foreach (var partition in new[] { vendor, vendor + Click.AutomatedSuffix })
        {
            await foreach (var (bucket, rows) in ByLeafAsync(partition, hour, cancellationToken))
            {
                stored.Remove(LeafCount.KeyOf(bucket), out var leaf);
                yield return new(bucket, leaf, LeafCount.Of(bucket, rows));
            }
        }

        // What is left was counted once and has no clicks any more.
        foreach (var leaf in stored.Values)
        {
            var bucket = BucketOf(leaf);
            yield return new(bucket, leaf, LeafCount.Of(bucket, []));
        }
    }

    /// <summary>Minutes of an hour that have totals.</summary>
    public async Task<IReadOnlyList<DateTimeOffset>> MinutesAsync(string vendor, DateTimeOffset hour, CancellationToken cancellationToken) =>
        await totals.ReadAsync(vendor, TotalsBucket.Minute(hour), TotalsBucket.Minute(hour.AddMinutes(59)), cancellationToken)
            .Select(minute => TimeOf(minute.Bucket, "yyyy-MM-dd'T'HH:mm"))
            .ToListAsync(cancellationToken);

    /// <summary>Days that have totals.</summary>
    public async Task<IReadOnlyList<DateOnly>> DaysAsync(string vendor, DateOnly since, CancellationToken cancellationToken) =>
        await totals.ReadAsync(vendor, TotalsBucket.Day(since), "day#~", cancellationToken)
            .Select(day => DateOnly.FromDateTime(TimeOf(day.Bucket, "yyyy-MM-dd").UtcDateTime))
            .ToListAsync(cancellationToken);

    /// <summary>First days of the months that have totals.</summary>
    public async Task<IReadOnlyList<DateOnly>> MonthsAsync(string vendor, DateOnly since, CancellationToken cancellationToken) =>
        await totals.ReadAsync(vendor, TotalsBucket.Month(since), "month#~", cancellationToken)
            .Select(month => DateOnly.FromDateTime(TimeOf(month.Bucket, "yyyy-MM").UtcDateTime))
            .ToListAsync(cancellationToken);

    async IAsyncEnumerable<(ClickBucket Bucket, List<CountedClick> Rows)> ByLeafAsync(
        string partition, DateTimeOffset hour, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ClickBucket? current = null;
        var rows = new List<CountedClick>();
        await foreach (var click in clicks.ReadAsync(partition, hour, hour.AddHours(1), cancellationToken))
        {
            var bucket = ClickBucket.Of(partition, ClickKey.TimeOf(click.Timestamp));
            if (current is not null && bucket != current)
            {
                yield return (current, rows);
                rows = [];
            }

            current = bucket;
            rows.Add(click);
        }

        if (current is not null)
            yield return (current, rows);
    }

    async Task<DateTimeOffset?> FirstHourAsync(string vendor, string level, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var from = TotalsBucket.Hour(since).Replace("hour#", level, StringComparison.Ordinal);
        var key = await totals.FirstKeyAsync(vendor, from, level + "~", cancellationToken);
        return key is null ? null : TimeOf(key, "yyyy-MM-dd'T'HH");
    }

    static ClickBucket BucketOf(VendorTotals leaf)
    {
        var automated = leaf.Bucket.EndsWith(Click.AutomatedSuffix, StringComparison.Ordinal);
        return ClickBucket.Of(automated ? leaf.VendorName + Click.AutomatedSuffix : leaf.VendorName, TimeOf(leaf.Bucket, "yyyy-MM-dd'T'HH:mm:ss"));
    }

    // The time after the level's name, as far as the format goes.
    static DateTimeOffset TimeOf(string key, string format)
    {
        var start = key.IndexOf('#', StringComparison.Ordinal) + 1;
        var length = format.Replace("'", "", StringComparison.Ordinal).Length;
        return DateTimeOffset.ParseExact(key.AsSpan(start, Math.Min(length, key.Length - start)), format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }
}
