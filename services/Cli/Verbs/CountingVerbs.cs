using System.CommandLine;
using System.Net.Http.Headers;
using JadaReferral.Cli.Http;
using Spectre.Console;

namespace JadaReferral.Cli.Verbs;

/// <summary>Counting again, comparing, taking over past clicks, and reports.</summary>
static class CountingVerbs
{
    static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(500);

    public static Command Rebuild(Dashboard dashboard, Terminal terminal) => Counting(
        dashboard, terminal, "rebuild", "Count every bucket again from the stored clicks; safe at any time", "jada rebuild", "jada rebuild --vendor solare --since 2026-11-01T00:00:00Z");

    public static Command Reconcile(Dashboard dashboard, Terminal terminal) => Counting(
        dashboard, terminal, "reconcile", "Compare totals with the stored clicks; changes nothing, ends with 1 when they differ", "jada reconcile", "jada reconcile --vendor solare --json");

    public static Command Import(Dashboard dashboard, Terminal terminal)
    {
        var file = new Argument<FileInfo>("file") { Description = "CSV with a header line (.csv) or the JSON lines of a DynamoDB export" };
        var json = Printing.JsonOption();
        var clicks = new Verb("clicks", "Take over past clicks; giving a file twice takes nothing twice", "jada import clicks clicks-2025.csv").With(file, json).Does(
            async (parsed, cancellationToken) =>
            {
                var source = parsed.GetRequiredValue(file);
                if (!source.Exists)
                    throw new DashboardException($"There is no file {source.FullName}.", ExitCodes.Usage);
                await using var stream = source.OpenRead();
                using var content = new StreamContent(stream);
                content.Headers.ContentType = new MediaTypeHeaderValue(source.Extension.Equals(".csv", StringComparison.OrdinalIgnoreCase) ? "text/csv" : "application/x-ndjson");
                var answer = await dashboard.Upload("counting/import", content, cancellationToken);
                var result = answer.Read<ImportView>();
                Printing.Print<ImportView>(terminal, answer, parsed.GetValue(json), (screen, import) =>
                {
                    screen.Line($"{Printing.Count(import.Taken)} taken, {Printing.Count(import.Known)} known already, {Printing.Count(import.RefusedCount)} refused.");
                    foreach (var line in import.Refused)
                        screen.Line($"line {Printing.Count(line.Line)}: {line.Reason}");
                });
                return result.RefusedCount == 0 ? ExitCodes.Done : ExitCodes.Refused;
            });
        return new Verb("import", "Take over what was kept elsewhere").With(clicks);
    }

    public static Command Report(Dashboard dashboard, Terminal terminal)
    {
        var month = new Option<string?>("--month") { Description = "A month like 2026-11; this one unless given" };
        var csv = new Option<bool>("--csv") { Description = "Print CSV, for a spreadsheet" };
        var json = Printing.JsonOption();
        return new Verb("report", "Every vendor's month against the one before", "jada report --month 2026-11", "jada report --csv > november.csv").With(month, csv, json).Does(
            async (parsed, cancellationToken) =>
            {
                var query = parsed.GetValue(month) is { } wanted ? "month=" + Uri.EscapeDataString(wanted) : "";
                if (parsed.GetValue(csv))
                {
                    await terminal.Out.WriteAsync((await dashboard.Get($"reports?{query}&format=csv", cancellationToken)).Text);
                    return ExitCodes.Done;
                }
                return Printing.Print<MonthView>(terminal, await dashboard.Get("reports?" + query, cancellationToken), parsed.GetValue(json), DrawMonth);
            });
    }

    static Verb Counting(Dashboard dashboard, Terminal terminal, string kind, string description, params string[] examples)
    {
        var vendor = new Option<string?>("--vendor") { Description = "Only this vendor" };
        var since = new Option<DateTimeOffset?>("--since") { Description = "Only from this time on, like 2026-11-01T00:00:00Z" };
        var leave = new Option<bool>("--no-wait") { Description = "Start it and don't wait for its end" };
        var json = Printing.JsonOption();
        return new Verb(kind, description, examples).With(vendor, since, leave, json).Does(async (parsed, cancellationToken) =>
        {
            var answer = await dashboard.Post("counting/" + kind, new { vendor = parsed.GetValue(vendor), since = parsed.GetValue(since) }, cancellationToken);
            var run = answer.Read<RunView>();
            while (!run.IsFinished && !parsed.GetValue(leave))
            {
                await Task.Delay(LookAgain, cancellationToken);
                answer = await dashboard.Get($"counting/runs/{run.RunId}", cancellationToken);
                run = answer.Read<RunView>();
            }
            Printing.Print<RunView>(terminal, answer, parsed.GetValue(json), (screen, end) => screen.Line(Ending(end)));
            return run.Differences == 0 ? ExitCodes.Done : ExitCodes.Refused;
        });
    }

    static string Ending(RunView run) => run switch
    {
        { IsFinished: false } => $"Started {run.Kind} {run.RunId}.",
        { Kind: "rebuild" } => $"Counted again: {string.Join(", ", run.Vendors ?? [])}.",
        { Differences: 0 } => $"Totals and clicks agree: {string.Join(", ", run.Vendors ?? [])}.",
        _ => $"{Printing.Count(run.Differences)} buckets differ from the stored clicks. Mend them with: jada rebuild",
    };

    static void DrawMonth(IAnsiConsole screen, MonthView month)
    {
        screen.Line($"{month.First:yyyy-MM-dd} to {month.Last:yyyy-MM-dd}, against {month.PreviousFirst:yyyy-MM-dd} to {month.PreviousLast:yyyy-MM-dd}");
        var table = Printing.Table(("Vendor", false), ("Guests", true), ("Unique", true), ("Before", true), ("Change", true), ("Best day", false));
        foreach (var vendor in month.Vendors)
        {
            table.Row(
                vendor.Vendor, Printing.Count(vendor.Guests), Printing.Count(vendor.UniqueGuests), Printing.Count(vendor.PreviousGuests),
                vendor.ChangePercent is { } change ? $"{change:+0.#;-0.#;0} %" : "", vendor.BestDay is { } best ? $"{best:yyyy-MM-dd} ({Printing.Count(vendor.BestDayGuests)})" : "");
        }
        screen.Write(table);
    }
}
