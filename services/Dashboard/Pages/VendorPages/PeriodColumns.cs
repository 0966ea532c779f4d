using System.Globalization;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.Components.Charts;
using JadaReferral.Dashboard.Totals;

namespace JadaReferral.Dashboard.Pages.VendorPages;

/// <summary>Turns counted buckets into a chart's columns, with an empty one where nothing was counted; pure.</summary>
static class PeriodColumns
{
    public static IReadOnlyList<ChartColumn> Of(Period period, IReadOnlyList<VendorTotals> buckets, BusinessDays days)
    {
        var guests = buckets.ToDictionary(bucket => bucket.Bucket, bucket => bucket.GuestCount, StringComparer.Ordinal);
        return period.By switch
        {
            Period.Hour => [.. Hours(period, days).Select(hour => Column(days.Local(hour), "ddd d MMM, HH:mm", "HH:mm", guests.GetValueOrDefault(TotalsBucket.Hour(hour))))],
            Period.Week =>
            [
                .. Days(period).GroupBy(Period.WeekOf).Select(week => new ChartColumn(
                    "Week of " + week.Key.ToString("d MMM yyyy", CultureInfo.InvariantCulture),
                    week.Key.ToString("d MMM", CultureInfo.InvariantCulture),
                    [week.Sum(day => guests.GetValueOrDefault(TotalsBucket.Day(day)))])),
            ],
            _ => [.. Days(period).Select(day => Column(day, "ddd d MMM yyyy", "d MMM", guests.GetValueOrDefault(TotalsBucket.Day(day))))],
        };
    }

    static IEnumerable<DateOnly> Days(Period period) => Enumerable.Range(0, period.Days).Select(period.From.AddDays);

    static IEnumerable<DateTimeOffset> Hours(Period period, BusinessDays days)
    {
        var end = days.StartOf(period.To.AddDays(1));
        for (var hour = days.StartOf(period.From); hour < end; hour = hour.AddHours(1))
            yield return hour;
    }

    static ChartColumn Column(IFormattable when, string name, string tick, long guests) =>
        new(when.ToString(name, CultureInfo.InvariantCulture), when.ToString(tick, CultureInfo.InvariantCulture), [guests]);
}
