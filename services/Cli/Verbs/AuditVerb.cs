using System.CommandLine;
using System.Globalization;
using JadaReferral.Cli.Http;

namespace JadaReferral.Cli.Verbs;

/// <summary>Who did what, when and from where.</summary>
static class AuditVerb
{
    public static Command Make(Dashboard dashboard, Terminal terminal)
    {
        var day = new Option<DateOnly?>("--day") { Description = "A UTC day like 2026-11-22; today unless given" };
        var limit = new Option<int>("--limit") { Description = "How many entries, 500 at most", DefaultValueFactory = _ => 100 };
        var cursor = new Option<string?>("--cursor") { Description = "Go on where an earlier answer ended" };
        var json = Printing.JsonOption();
        return new Verb("audit", "Show who did what on a day, the latest first", "jada audit", "jada audit --day 2026-11-22 --json | jq '.items[] | select(.who == \"ann\")'")
            .With(day, limit, cursor, json)
            .Does(async (parsed, cancellationToken) =>
            {
                var asked = string.Create(CultureInfo.InvariantCulture, $"audit?limit={parsed.GetValue(limit)}");
                if (parsed.GetValue(day) is { } wanted)
                    asked += wanted.ToString("'&day='yyyy-MM-dd", CultureInfo.InvariantCulture);
                if (parsed.GetValue(cursor) is { } from)
                    asked += "&cursor=" + Uri.EscapeDataString(from);
                return Printing.Print<Listing<AuditView>>(terminal, await dashboard.Get(asked, cancellationToken), parsed.GetValue(json), (screen, log) =>
                {
                    var table = Printing.Table(("When", false), ("Who", false), ("What", false), ("About", false), ("Result", false), ("From", false));
                    foreach (var entry in log.Items)
                        table.Row(Printing.Time(entry.At), entry.Who, entry.What, entry.Target, entry.Result, entry.From);
                    screen.Write(table);
                    if (log.NextCursor is { } next)
                        screen.Line("Older ones of that day: --cursor " + next);
                });
            });
    }
}
