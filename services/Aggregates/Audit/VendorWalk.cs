using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Aggregates.Audit;

/// <summary>Is shown every bucket of a vendor.</summary>
interface IBucketVisitor
{
    /// <summary>A leaf, with what its clicks say.</summary>
    Task LeafAsync(LeafFinding leaf, CancellationToken cancellationToken);

    /// <summary>A sum, after all of its parts were shown.</summary>
    Task SumAsync(string vendor, SumBucket sum, CancellationToken cancellationToken);

    /// <summary>An hour is through.</summary>
    Task HourDoneAsync(CancellationToken cancellationToken);
}

/// <summary>Shows a visitor every bucket that has clicks or totals, from the leaves up; several of one level at once.</summary>
sealed class VendorWalk(VendorHistory history, TotalsTree tree, BusinessCalendar calendar)
{
    public async Task RunAsync(string vendor, DateTimeOffset since, IBucketVisitor visitor, CancellationToken cancellationToken)
    {
        var days = new HashSet<DateOnly>();
        await foreach (var hour in history.HoursAsync(vendor, since, cancellationToken))
        {
            days.Add(calendar.DayOf(hour));
            var leaves = await history.LeavesAsync(vendor, hour, cancellationToken).ToListAsync(cancellationToken);
            await Buckets.ForEachAsync(leaves, visitor.LeafAsync, cancellationToken);

            var minutes = await history.MinutesAsync(vendor, hour, cancellationToken);
            await Buckets.ForEachAsync(
                TotalsTree.MinutesOf(leaves.Select(leaf => leaf.Bucket.Start).Concat(minutes)),
                (sum, token) => visitor.SumAsync(vendor, sum, token),
                cancellationToken);
            await visitor.SumAsync(vendor, TotalsTree.Hour(hour), cancellationToken);
            await visitor.HourDoneAsync(cancellationToken);
        }

        var first = calendar.DayOf(since);
        days.UnionWith(await history.DaysAsync(vendor, first, cancellationToken));
        foreach (var level in tree.FromDaysUp(days, await history.MonthsAsync(vendor, first, cancellationToken)))
            await Buckets.ForEachAsync(level, (sum, token) => visitor.SumAsync(vendor, sum, token), cancellationToken);
    }
}
