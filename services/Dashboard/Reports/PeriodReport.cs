using System.Globalization;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Dashboard.Reports;

/// <summary>One line of a vendor's report: an hour, a day or a week.</summary>
/// <param name="Period">The hour in UTC (<c>2026-11-22T17</c>), the day (<c>2026-11-22</c>), or the Monday that the week begins with.</param>
/// <param name="Guests">Clicks by people, without repeats.</param>
/// <param name="UniqueGuests">Different visitors; over a week, each counts once a UTC day.</param>
/// <param name="Clicks">Clicks by people, repeats included.</param>
/// <param name="Automated">Automated hits.</param>
public sealed record PeriodLine(string Period, long Guests, long UniqueGuests, long Clicks, long Automated);

/// <summary>A vendor's clicks by hour, day or week, with a line also for periods without clicks; pure.</summary>
public static class PeriodReport
{
    /// <summary>A line for each business day from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public static IReadOnlyList<PeriodLine> ByDay(IReadOnlyCollection<VendorTotals> days, DateOnly first, DateOnly last)
    {
        var byKey = days.ToDictionary(day => day.Bucket);
        return [.. Days(first, last).Select(day => Line(Text(day), byKey.GetValueOrDefault(TotalsBucket.Day(day))))];
    }

    /// <summary>A line for each week, Monday to Sunday, that has a day from <paramref name="first"/> to <paramref name="last"/>; days outside are not in it.</summary>
    public static IReadOnlyList<PeriodLine> ByWeek(IReadOnlyCollection<VendorTotals> days, DateOnly first, DateOnly last)
    {
        var byKey = days.ToDictionary(day => day.Bucket);
        return
        [
            .. Days(first, last).GroupBy(MondayOf).Select(week =>
            {
                var parts = week.Select(day => byKey.GetValueOrDefault(TotalsBucket.Day(day))).OfType<VendorTotals>().ToList();
                return Line(Text(week.Key), TotalsSum.Of(vendorName: "", Text(week.Key), parts));
            }),
        ];
    }

    /// <summary>A line for each UTC hour from <paramref name="start"/> to before <paramref name="end"/>.</summary>
    public static IReadOnlyList<PeriodLine> ByHour(IReadOnlyCollection<VendorTotals> hours, DateTimeOffset start, DateTimeOffset end)
    {
        var byKey = hours.ToDictionary(hour => hour.Bucket);
        var lines = new List<PeriodLine>();
        for (var hour = start; hour < end; hour = hour.AddHours(1))
        {
            var key = TotalsBucket.Hour(hour);
            lines.Add(Line(key["hour#".Length..], byKey.GetValueOrDefault(key)));
        }

        return lines;
    }

    static PeriodLine Line(string period, VendorTotals? totals) =>
        totals is null ? new(period, 0, 0, 0, 0) : new(period, totals.GuestCount, totals.UniqueGuests, totals.ClickCount, totals.AutomatedCount);

    static IEnumerable<DateOnly> Days(DateOnly first, DateOnly last) =>
        Enumerable.Range(0, Math.Max(0, last.DayNumber - first.DayNumber + 1)).Select(first.AddDays);

    static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
