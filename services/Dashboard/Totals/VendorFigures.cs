using System.Globalization;
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

/// <summary>Makes headline figures of counted buckets; pure.</summary>
static class FiguresMath
{
    public static VendorFigures From(string vendor, DateOnly today, VendorTotals? total, IReadOnlyList<VendorTotals> days)
    {
        var guests = days.ToDictionary(
            day => DateOnly.ParseExact(day.Bucket["day#".Length..], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            day => day.GuestCount);
        long Between(int firstDaysAgo, int lastDaysAgo) =>
            Enumerable.Range(lastDaysAgo, firstDaysAgo - lastDaysAgo + 1).Sum(ago => guests.GetValueOrDefault(today.AddDays(-ago)));

        return new VendorFigures
        {
            Vendor = vendor,
            Today = Between(0, 0),
            Last7Days = Between(6, 0),
            Last30Days = Between(29, 0),
            Yesterday = Between(1, 1),
            Previous7Days = Between(13, 7),
            Previous30Days = Between(59, 30),
            Total = total?.GuestCount ?? 0,
            Clicks = total?.ClickCount ?? 0,
            Automated = total?.AutomatedCount ?? 0,
            Days = [.. Enumerable.Range(0, 30).Select(index => today.AddDays(index - 29)).Select(day => new DayFigure(day, guests.GetValueOrDefault(day)))],
            UpdatedAt = total?.UpdatedAt,
        };
    }
}
