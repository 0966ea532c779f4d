using System.CommandLine;
using System.Globalization;
using JadaReferral.Cli.Http;
using Spectre.Console;

namespace JadaReferral.Cli.Verbs;

/// <summary>Clicks one by one, and counted.</summary>
static class CountVerbs
{
    public static Command Clicks(Dashboard dashboard, Terminal terminal)
    {
        var vendor = new Argument<string>("vendor") { Description = "The vendor's code" };
        var since = new Option<string>("--since") { Description = "How far back: 90m, 24h, 7d, 2w, or a time like 2026-11-22T00:00:00Z", DefaultValueFactory = _ => "7d" };
        var limit = new Option<int>("--limit") { Description = "The most rows to print", DefaultValueFactory = _ => 100 };
        var automated = new Option<bool>("--automated") { Description = "Crawlers and link previews instead of people" };
        var json = Printing.JsonOption();
        return new Verb("clicks", "List a vendor's clicks, newest first", "jada clicks solare --since 7d", "jada clicks puesto --since 24h --automated --json")
            .With(vendor, since, limit, automated, json)
            .Does(async (parsed, cancellationToken) =>
            {
                var path = $"clicks/{Uri.EscapeDataString(parsed.GetRequiredValue(vendor))}?since={Uri.EscapeDataString(parsed.GetRequiredValue(since))}"
                    + $"&limit={parsed.GetValue(limit).ToString(CultureInfo.InvariantCulture)}{(parsed.GetValue(automated) ? "&automated=true" : "")}";
                return Printing.Print<Listing<ClickView>>(terminal, await dashboard.Get(path, cancellationToken), parsed.GetValue(json), DrawClicks);
            });
    }

    public static Command Totals(Dashboard dashboard, Terminal terminal)
    {
        var vendor = new Argument<string?>("vendor") { Description = "One vendor by day or hour; every vendor's headline unless given", Arity = ArgumentArity.ZeroOrOne };
        var by = new Option<string>("--by") { Description = "With a vendor: day or hour", DefaultValueFactory = _ => "day" };
        by.AcceptOnlyFromAmong("day", "hour");
        var from = new Option<DateOnly?>("--from") { Description = "First day, like 2026-11-01" };
        var to = new Option<DateOnly?>("--to") { Description = "Last day; today unless given" };
        var json = Printing.JsonOption();
        return new Verb("totals", "Guests by vendor: today, 7 days, 30 days, ever", "jada totals", "jada totals solare --by day --from 2026-11-01 --to 2026-11-22", "jada totals --json | jq '.items[] | {vendor, today}'")
            .With(vendor, by, from, to, json)
            .Does(async (parsed, cancellationToken) =>
            {
                if (parsed.GetValue(vendor) is not { } one)
                    return Printing.Print<TotalsView>(terminal, await dashboard.Get("totals", cancellationToken), parsed.GetValue(json), DrawTotals);

                var query = $"totals/{Uri.EscapeDataString(one)}?by={parsed.GetRequiredValue(by)}{Day("from", parsed.GetValue(from))}{Day("to", parsed.GetValue(to))}";
                return Printing.Print<Listing<BucketView>>(terminal, await dashboard.Get(query, cancellationToken), parsed.GetValue(json), DrawBuckets);
            });
    }

    static void DrawClicks(IAnsiConsole screen, Listing<ClickView> clicks)
    {
        if (clicks.Items.Count == 0)
        {
            screen.Line("No clicks in that time.");
            return;
        }
        var table = Printing.Table(("Time (UTC)", false), ("Who", false), ("Placement", false), ("From", false), ("Device", false), ("Country", false));
        foreach (var click in clicks.Items)
        {
            // The sort key ends with the click's id, which tells a person nothing.
            var time = click.Timestamp.Split('#')[0];
            table.Row(time.Length > 19 ? time[..19].Replace('T', ' ') : time, click.AudienceReason ?? click.Audience, click.Placement, click.ReferrerHost, click.Device, click.Country);
        }
        screen.Write(table);
        if (clicks.NextCursor is not null)
            screen.Line("There are more. Raise --limit, or look less far back with --since.");
    }

    static void DrawTotals(IAnsiConsole screen, TotalsView totals)
    {
        var table = Printing.Table(("Vendor", false), ("Today", true), ("7 days", true), ("30 days", true), ("Guests ever", true), ("Clicks ever", true), ("Automated", true));
        foreach (var vendor in totals.Items)
        {
            table.Row(
                vendor.Vendor, Printing.Count(vendor.Today), Printing.Count(vendor.Last7Days), Printing.Count(vendor.Last30Days),
                Printing.Count(vendor.Total), Printing.Count(vendor.Clicks), Printing.Count(vendor.Automated));
        }
        table.Row(
            "All", Sum(totals, vendor => vendor.Today), Sum(totals, vendor => vendor.Last7Days), Sum(totals, vendor => vendor.Last30Days),
            Sum(totals, vendor => vendor.Total), Sum(totals, vendor => vendor.Clicks), Sum(totals, vendor => vendor.Automated));
        screen.Write(table);
    }

    static void DrawBuckets(IAnsiConsole screen, Listing<BucketView> buckets)
    {
        if (buckets.Items.Count == 0)
        {
            screen.Line("Nothing was counted in that time.");
            return;
        }
        var table = Printing.Table(("When", false), ("Guests", true), ("Unique", true), ("Clicks", true), ("Automated", true));
        foreach (var bucket in buckets.Items)
        {
            table.Row(
                bucket.Bucket[(bucket.Bucket.IndexOf('#', StringComparison.Ordinal) + 1)..], Printing.Count(bucket.GuestCount),
                Printing.Count(bucket.UniqueGuests), Printing.Count(bucket.ClickCount), Printing.Count(bucket.AutomatedCount));
        }
        screen.Write(table);
    }

    static string Sum(TotalsView totals, Func<FiguresView, long> figure) => Printing.Count(totals.Items.Sum(figure));

    static string Day(string name, DateOnly? day) => day is { } date ? $"&{name}={date:yyyy-MM-dd}" : "";
}
