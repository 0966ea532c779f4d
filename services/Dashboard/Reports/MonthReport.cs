using System.Globalization;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Dashboard.Reports;

/// <summary>How a vendor did in a month.</summary>
public sealed record VendorMonth
{
    /// <summary>The vendor's code.</summary>
    public required string Vendor { get; init; }

    /// <summary>Clicks by people, without repeats.</summary>
    public required long Guests { get; init; }

    /// <summary>Different visitors, each once a UTC day.</summary>
    public required long UniqueGuests { get; init; }

    /// <summary>Clicks by people, repeats included.</summary>
    public required long Clicks { get; init; }

    /// <summary>Automated hits.</summary>
    public required long Automated { get; init; }

    /// <summary>Guests of the period before, see <see cref="MonthReport.PreviousLast"/>.</summary>
    public required long PreviousGuests { get; init; }

    /// <summary>Change of guests against the period before, in per cent of it; null when it had none.</summary>
    public required double? ChangePercent { get; init; }

    /// <summary>The day with the most guests, of equal ones the first; null when there were none.</summary>
    public required DateOnly? BestDay { get; init; }

    /// <summary>Guests of <see cref="BestDay"/>.</summary>
    public required long BestDayGuests { get; init; }

    /// <summary>The placements with the most guests, at most <see cref="MonthReport.MostPlacements"/>.</summary>
    public required IReadOnlyList<PlacementGuests> TopPlacements { get; init; }
}

/// <summary>Guests who came by one placement.</summary>
public sealed record PlacementGuests(string Placement, long Guests);

/// <summary>Every vendor's month; pure.</summary>
public sealed record MonthReport
{
    /// <summary>So many placements are named.</summary>
    public const int MostPlacements = 3;

    /// <summary>First day of the month.</summary>
    public required DateOnly First { get; init; }

    /// <summary>Last day that is in it: the month's, or today while the month runs.</summary>
    public required DateOnly Last { get; init; }

    /// <summary>First day of the period it is compared with: the month before.</summary>
    public required DateOnly PreviousFirst { get; init; }

    /// <summary>Last day of the period it is compared with. While the month runs, it is as many days into the month before.</summary>
    public required DateOnly PreviousLast { get; init; }

    /// <summary>The vendors, most guests first.</summary>
    public required IReadOnlyList<VendorMonth> Vendors { get; init; }

    /// <summary>The days a report of <paramref name="month"/> needs, both periods in one range.</summary>
    public static (DateOnly First, DateOnly Last) DaysFor(DateOnly month, DateOnly today)
    {
        var (_, last, previousFirst, _) = Periods(month, today);
        return (previousFirst, last);
    }

    /// <summary>The report.</summary>
    /// <param name="month">Any day of the month.</param>
    /// <param name="today">The business day it is.</param>
    /// <param name="days">By vendor, its day buckets within <see cref="DaysFor"/>.</param>
    public static MonthReport Of(DateOnly month, DateOnly today, IReadOnlyDictionary<string, IReadOnlyList<VendorTotals>> days)
    {
        var (first, last, previousFirst, previousLast) = Periods(month, today);
        return new()
        {
            First = first,
            Last = last,
            PreviousFirst = previousFirst,
            PreviousLast = previousLast,
            Vendors =
            [
                .. days
                    .Select(vendor => Vendor(vendor.Key, Between(vendor.Value, first, last), Between(vendor.Value, previousFirst, previousLast)))
                    .OrderByDescending(vendor => vendor.Guests)
                    .ThenBy(vendor => vendor.Vendor, StringComparer.Ordinal),
            ],
        };
    }

    static VendorMonth Vendor(string code, List<VendorTotals> days, List<VendorTotals> before)
    {
        var sum = TotalsSum.Of(code, "", days);
        var previous = before.Sum(day => day.GuestCount);
        var best = days.Where(day => day.GuestCount > 0).OrderByDescending(day => day.GuestCount).ThenBy(day => day.Bucket, StringComparer.Ordinal).FirstOrDefault();
        return new()
        {
            Vendor = code,
            Guests = sum.GuestCount,
            UniqueGuests = sum.UniqueGuests,
            Clicks = sum.ClickCount,
            Automated = sum.AutomatedCount,
            PreviousGuests = previous,
            ChangePercent = previous == 0 ? null : Math.Round(100.0 * (sum.GuestCount - previous) / previous, 1),
            BestDay = best is null ? null : DateOnly.ParseExact(best.Bucket["day#".Length..], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            BestDayGuests = best?.GuestCount ?? 0,
            TopPlacements =
            [
                .. (sum.Placements ?? new Dictionary<string, long>())
                    .Where(placement => placement.Key != TotalsSum.Other)
                    .OrderByDescending(placement => placement.Value)
                    .ThenBy(placement => placement.Key, StringComparer.Ordinal)
                    .Take(MostPlacements)
                    .Select(placement => new PlacementGuests(placement.Key, placement.Value)),
            ],
        };
    }

    static List<VendorTotals> Between(IEnumerable<VendorTotals> days, DateOnly first, DateOnly last) =>
        [.. days.Where(day => string.CompareOrdinal(day.Bucket, TotalsBucket.Day(first)) >= 0 && string.CompareOrdinal(day.Bucket, TotalsBucket.Day(last)) <= 0)];

    static (DateOnly First, DateOnly Last, DateOnly PreviousFirst, DateOnly PreviousLast) Periods(DateOnly month, DateOnly today)
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        var end = first.AddMonths(1).AddDays(-1);
        var previousFirst = first.AddMonths(-1);
        var previousEnd = first.AddDays(-1);
        if (today < first || today >= end)
            return (first, end, previousFirst, previousEnd);

        var asFarIn = previousFirst.AddDays(today.Day - 1);
        return (first, today, previousFirst, asFarIn < previousEnd ? asFarIn : previousEnd);
    }
}
