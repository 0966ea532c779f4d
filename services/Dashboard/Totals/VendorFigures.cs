using System.Globalization;
using System.Runtime.InteropServices;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Dashboard.Totals;

/// <summary>A vendor's headline figures. All are guests unless the name says otherwise; days are the business's days.</summary>
public sealed record VendorFigures
{
    public required string Vendor { get; init; }

    public required long Today { get; init; }

    /// <summary>Today and the six days before.</summary>
    public required long Last7Days { get; init; }

    /// <summary>Today and the 29 days before.</summary>
    public required long Last30Days { get; init; }

    /// <summary>The day before today.</summary>
    public required long Yesterday { get; init; }

    /// <summary>The seven days before <see cref="Last7Days"/>.</summary>
    public required long Previous7Days { get; init; }

    /// <summary>The 30 days before <see cref="Last30Days"/>.</summary>
    public required long Previous30Days { get; init; }

    /// <summary>Different guests of each of the last 30 days; someone who came on two days counts twice.</summary>
    public required long Unique30Days { get; init; }

    /// <summary>Since the beginning.</summary>
    public required long Total { get; init; }

    /// <summary>Clicks by people since the beginning, repeats included.</summary>
    public required long Clicks { get; init; }

    /// <summary>Automated hits since the beginning; in none of the others.</summary>
    public required long Automated { get; init; }

    /// <summary>Guests on each of the last 30 business days, oldest first; days without guests are 0.</summary>
    public required IReadOnlyList<DayFigure> Days { get; init; }

    /// <summary>When the newest of these was counted; null when nothing was.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}

/// <summary>Guests on one business day.</summary>
public sealed record DayFigure(DateOnly Day, long Guests);

/// <summary>What was counted for a vendor, as far as headline figures need it.</summary>
/// <param name="Version">The total's version; 0 when nothing was counted.</param>
/// <param name="Guests">Since the beginning.</param>
/// <param name="Clicks">By people since the beginning.</param>
/// <param name="Automated">Automated hits since the beginning.</param>
/// <param name="UpdatedAt">When it was counted; null when nothing was.</param>
/// <param name="Days">The last business days on which there was something.</param>
public sealed record VendorCounts(long Version, long Guests, long Clicks, long Automated, DateTimeOffset? UpdatedAt, IReadOnlyDictionary<DateOnly, DayCount> Days);

/// <summary>What was counted on one business day.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DayCount(long Guests, long Unique);

/// <summary>Makes headline figures of counted buckets; pure.</summary>
static class FiguresMath
{
    /// <summary>How many days the figures look back.</summary>
    public const int Days = 60;

    public static VendorCounts Counts(VendorTotals? total, IReadOnlyList<VendorTotals> days) => new(
        total?.Version ?? 0,
        total?.GuestCount ?? 0,
        total?.ClickCount ?? 0,
        total?.AutomatedCount ?? 0,
        total?.UpdatedAt,
        days.ToDictionary(
            day => DateOnly.ParseExact(day.Bucket["day#".Length..], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            day => new DayCount(day.GuestCount, day.UniqueGuests)));

    public static VendorFigures From(string vendor, DateOnly today, VendorCounts counts)
    {
        DayCount On(int ago) => counts.Days.GetValueOrDefault(today.AddDays(-ago));
        long Between(int firstDaysAgo, int lastDaysAgo) => Enumerable.Range(lastDaysAgo, firstDaysAgo - lastDaysAgo + 1).Sum(ago => On(ago).Guests);

        return new VendorFigures
        {
            Vendor = vendor,
            Today = Between(0, 0),
            Last7Days = Between(6, 0),
            Last30Days = Between(29, 0),
            Yesterday = Between(1, 1),
            Previous7Days = Between(13, 7),
            Previous30Days = Between(59, 30),
            Unique30Days = Enumerable.Range(0, 30).Sum(ago => On(ago).Unique),
            Total = counts.Guests,
            Clicks = counts.Clicks,
            Automated = counts.Automated,
            Days = [.. Enumerable.Range(0, 30).Select(index => 29 - index).Select(ago => new DayFigure(today.AddDays(-ago), On(ago).Guests))],
            UpdatedAt = counts.UpdatedAt,
        };
    }
}
