using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Aggregates;

/// <summary>A bucket that is the sum of others.</summary>
/// <param name="Bucket">Its key.</param>
/// <param name="FirstPart">The first key that a part of it can have.</param>
/// <param name="LastPart">The last.</param>
sealed record SumBucket(string Bucket, string FirstPart, string LastPart);

/// <summary>
/// Which buckets add up to which: leaf → minute → hour (UTC) → day (of the business) → month → total. No sum has more than about sixty parts in a
/// year's use, so that what a click costs doesn't grow with what was counted before.
/// </summary>
sealed class TotalsTree(BusinessCalendar calendar)
{
    public static DateTimeOffset HourOf(DateTimeOffset time) => Floor(time, TimeSpan.FromHours(1));

    /// <summary>The sums that leaves starting at these times are in, smallest level first: each level is to be added up after the one before.</summary>
    public IEnumerable<IReadOnlyList<SumBucket>> Above(IReadOnlyCollection<DateTimeOffset> leaves) =>
        MinutesAndHours(leaves).Concat(FromDaysUp(leaves));

    /// <summary>The two levels below days.</summary>
    public static IEnumerable<IReadOnlyList<SumBucket>> MinutesAndHours(IReadOnlyCollection<DateTimeOffset> leaves)
    {
        yield return [.. leaves.Select(leaf => Floor(leaf, TimeSpan.FromMinutes(1))).Distinct().Select(Minute)];
        yield return [.. leaves.Select(HourOf).Distinct().Select(Hour)];
    }

    /// <summary>The levels from days to the total.</summary>
    public IEnumerable<IReadOnlyList<SumBucket>> FromDaysUp(IReadOnlyCollection<DateTimeOffset> leaves)
    {
        var days = leaves.Select(HourOf).Distinct().Select(calendar.DayOf).Distinct().ToList();
        yield return [.. days.Select(Day)];
        yield return [.. days.Select(day => new DateOnly(day.Year, day.Month, 1)).Distinct().Select(Month)];
        yield return [new(TotalsBucket.Total, "month#", "month#~")];
    }

    SumBucket Day(DateOnly day)
    {
        var hours = calendar.HoursOf(day);
        return new(TotalsBucket.Day(day), TotalsBucket.Hour(hours[0]), TotalsBucket.Hour(hours[^1]));
    }

    static SumBucket Minute(DateTimeOffset minute) =>
        new(TotalsBucket.Minute(minute), TotalsBucket.Leaf(minute), TotalsBucket.AutomatedLeaf(minute.AddSeconds(59)));

    static SumBucket Hour(DateTimeOffset hour) =>
        new(TotalsBucket.Hour(hour), TotalsBucket.Minute(hour), TotalsBucket.Minute(hour.AddMinutes(59)));

    static SumBucket Month(DateOnly first) =>
        new(TotalsBucket.Month(first), TotalsBucket.Day(first), TotalsBucket.Day(first.AddMonths(1).AddDays(-1)));

    static DateTimeOffset Floor(DateTimeOffset time, TimeSpan length) => new(time.UtcTicks - (time.UtcTicks % length.Ticks), TimeSpan.Zero);
}
