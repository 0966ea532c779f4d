using System.Globalization;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Aggregates.Tests.Model;

/// <summary>
/// What the totals must be: a fold over distinct clicks, written without any of the services' code, with key formats and the rules of the clocks spelt out again.
/// </summary>
static class Fold
{
    public static SortedDictionary<(string Vendor, string Bucket), string> Of(IEnumerable<ClickRecorded> clicks, TimeZoneInfo zone)
    {
        var expected = new SortedDictionary<(string Vendor, string Bucket), string>(KeyOrder.Instance);
        var byBucket = clicks
            .DistinctBy(click => click.ClickId)
            .SelectMany(click => Buckets(click, zone).Select(bucket => (click, bucket)))
            .GroupBy(pair => (pair.click.Vendor, pair.bucket), pair => pair.click);
        foreach (var bucket in byBucket)
        {
            var people = bucket.Where(click => click.Audience != "automated").ToList();
            var guests = people.Where(click => click.Audience == "guest").ToList();
            expected[bucket.Key] = Text(
                people.Count,
                guests.Count,
                bucket.Count() - people.Count,
                people.Select(click => click.VisitorKey).Distinct().Count(),
                guests.Where(guest => guest.Placement is not null).GroupBy(guest => guest.Placement!).Select(group => (group.Key, (long)group.Count())),
                bucket.Where(click => click.Audience == "automated").GroupBy(click => click.AudienceReason!).Select(group => (group.Key, (long)group.Count())));
        }

        return expected;
    }

    public static string Text(VendorTotals totals) => Text(
        totals.ClickCount,
        totals.GuestCount,
        totals.AutomatedCount,
        totals.UniqueGuests,
        (totals.Placements ?? new Dictionary<string, long>()).Select(pair => (pair.Key, pair.Value)),
        (totals.AutomatedReasons ?? new Dictionary<string, long>()).Select(pair => (pair.Key, pair.Value)));

    static string Text(long clicks, long guests, long automated, long uniques, IEnumerable<(string, long)> placements, IEnumerable<(string, long)> reasons) =>
        $"{clicks} clicks, {guests} guests, {automated} automated, {uniques} uniques, "
        + $"placements {string.Join(' ', placements.Order())}, reasons {string.Join(' ', reasons.Order())}";

    static IEnumerable<string> Buckets(ClickRecorded click, TimeZoneInfo zone)
    {
        var utc = click.RecordedAt.UtcDateTime;
        var local = TimeZoneInfo.ConvertTimeFromUtc(utc, zone);
        var tenSeconds = utc.AddTicks(-(utc.Ticks % TimeSpan.FromSeconds(10).Ticks));
        return
        [
            Invariant($"leaf#{tenSeconds:yyyy-MM-ddTHH:mm:ssZ}{(click.Audience == "automated" ? "~bot" : "")}"),
            Invariant($"minute#{utc:yyyy-MM-ddTHH:mm}"),
            Invariant($"hour#{utc:yyyy-MM-ddTHH}"),
            Invariant($"day#{local:yyyy-MM-dd}"),
            Invariant($"month#{local:yyyy-MM}"),
            "total",
        ];
    }

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
