using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Aggregates;

/// <summary>A bucket that is the sum of others.</summary>
/// <param name="Bucket">Its key.</param>
/// <param name="FirstPart">The first key that a part of it can have.</param>
/// <param name="LastPart">The last.</param>
sealed record SumBucket(string Bucket, string FirstPart, string LastPart)
{
    /// <summary>Whether <paramref name="totals"/> are one of its parts.</summary>
    public bool HasPart(VendorTotals totals) =>
        string.CompareOrdinal(totals.Bucket, FirstPart) >= 0 && string.CompareOrdinal(totals.Bucket, LastPart) <= 0;
}

/// <summary>
/// Which buckets add up to which: leaf → minute → hour (UTC) → day (of the business) → month → total. No sum has more than about sixty parts in a
/// year's use, so that what a click costs doesn't grow with what was counted before.
/// </summary>
sealed class TotalsTree(BusinessCalendar calendar)
{
    public static DateTimeOffset HourOf(DateTimeOffset time) => Floor(time, TimeSpan.FromHours(1));

    /// <summary>The sums that leaves starting at these times are in, smallest level first: each level is to be added up after the one before.</summary>
    public IEnumerable<IReadOnlyList<SumBucket>> Above(IReadOnlyCollection<DateTimeOffset> leaves)
    {
        var hours = leaves.Select(HourOf).Distinct().ToList();
        return [MinutesOf(leaves), [.. hours.Select(Hour)], .. FromDaysUp([.. hours.Select(calendar.DayOf)], [])];
    }

    /// <summary>The minutes that these times are in.</summary>
    public static IReadOnlyList<SumBucket> MinutesOf(IEnumerable<DateTimeOffset> times) =>
        [.. times.Select(time => Floor(time, TimeSpan.FromMinutes(1))).Distinct().Select(Minute)];

    /// <summary>An hour.</summary>
    public static SumBucket Hour(DateTimeOffset hour) =>
        new(TotalsBucket.Hour(hour), TotalsBucket.Minute(hour), TotalsBucket.Minute(hour.AddMinutes(59)));

    /// <summary>These days, their months and <paramref name="months"/>, and the total.</summary>
    public IEnumerable<IReadOnlyList<SumBucket>> FromDaysUp(IReadOnlyCollection<DateOnly> days, IReadOnlyCollection<DateOnly> months) =>
    [
        [.. days.Distinct().Select(Day)],
        [.. days.Concat(months).Select(day => new DateOnly(day.Year, day.Month, 1)).Distinct().Select(Month)],
        [new(TotalsBucket.Total, "month#", "month#~")],
    ];

    SumBucket Day(DateOnly day)
    {
        var hours = calendar.HoursOf(day);
        return new(TotalsBucket.Day(day), TotalsBucket.Hour(hours[0]), TotalsBucket.Hour(hours[^1]));
    }

    static SumBucket Minute(DateTimeOffset minute) =>
        new(TotalsBucket.Minute(minute), TotalsBucket.Leaf(minute), TotalsBucket.AutomatedLeaf(minute.AddSeconds(59)));

    static SumBucket Month(DateOnly first) =>
        new(TotalsBucket.Month(first), TotalsBucket.Day(first), TotalsBucket.Day(first.AddMonths(1).AddDays(-1)));

    static DateTimeOffset Floor(DateTimeOffset time, TimeSpan length) => new(time.UtcTicks - (time.UtcTicks % length.Ticks), TimeSpan.Zero);
}
