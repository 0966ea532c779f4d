using System.Globalization;
using System.Text;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.Counting;
using JadaReferral.Dashboard.Reports;
using JadaReferral.Dashboard.Security;
using JadaReferral.Dashboard.Totals;
using JadaReferral.Dashboard.Vendors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JadaReferral.Dashboard.Api;

/// <summary>One vendor or all, since a time or from the beginning.</summary>
public sealed record CountingRequest(string? Vendor = null, DateTimeOffset? Since = null);

static class CountingApi
{
    public static void MapCounting(this RouteGroupBuilder api)
    {
        var counting = api.MapGroup("counting").RequireAuthorization(Roles.Admin).WithTags("Counting");
        counting.MapPost("rebuild", Rebuild).Produces<CountingRun>(StatusCodes.Status202Accepted).WithSummary("Count every bucket again from the stored clicks");
        counting.MapPost("reconcile", Reconcile).Produces<CountingRun>(StatusCodes.Status202Accepted).WithSummary("Compare totals with the stored clicks; changes nothing");
        counting.MapGet("runs", Runs).Produces<Listing<CountingRun>>().WithSummary("Rebuilds and comparisons, newest first");
        counting.MapGet("runs/{id:guid}", Run).Produces<CountingRun>().WithSummary("How far one is");
        counting.MapPost("import", Import).Accepts<string>("text/csv", "application/x-ndjson").Produces<ImportResult>().WithSummary("Take over past clicks; giving a file twice takes nothing twice");

        api.MapGet("reports", Month).WithTags("Reports").Produces<MonthReport>().WithSummary("Every vendor's month: ?month=2026-11, &format=csv");
        api.MapGet("reports/{vendor}", Periods).WithTags("Reports").Produces<Listing<PeriodLine>>().WithSummary("A vendor by hour, day or week: ?by&from&to, &format=csv");
    }

    static async Task<IResult> Rebuild(CountingRequest? request, CountingDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        Started(await desk.Rebuild(request?.Vendor, request?.Since, Actor.Name(context), cancellationToken));

    static async Task<IResult> Reconcile(CountingRequest? request, CountingDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        Started(await desk.Reconcile(request?.Vendor, request?.Since, Actor.Name(context), cancellationToken));

    static Accepted<CountingRun> Started(CountingRun run) => TypedResults.Accepted($"{ApiRoutes.Root}/counting/runs/{run.RunId}", run);

    static Ok<Listing<CountingRun>> Runs(CountingRuns runs) => TypedResults.Ok(new Listing<CountingRun>(runs.All));

    static IResult Run(Guid id, CountingRuns runs) =>
        runs.Get(id) is { } run ? TypedResults.Ok(run) : Answers.Problem(Refusal.NotFound($"run {id}; only those since the last restart are known"));

    static async Task<IResult> Import(HttpRequest request, CountingDesk desk, CancellationToken cancellationToken)
    {
        using var file = new StreamReader(request.Body, Encoding.UTF8);
        var isCsv = request.ContentType?.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) == true;
        if (!isCsv && request.ContentType?.StartsWith("application/x-ndjson", StringComparison.OrdinalIgnoreCase) != true)
            return Answers.Problem(Refusal.Invalid("bad-content-type", "Send text/csv with a header line, or application/x-ndjson from a DynamoDB export."));
        return Answers.Of(await desk.Import(file, isCsv, cancellationToken));
    }

    static async Task<IResult> Month(
        string? month, string? format, TotalsReader totals, VendorStore vendors, BusinessDays days, CancellationToken cancellationToken)
    {
        var day = days.Today;
        if (month is not null && !DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return Answers.Problem(Refusal.Invalid("bad-month", "month is a year and a month like 2026-11."));
        var (first, last) = MonthReport.DaysFor(day, days.Today);
        var found = new Dictionary<string, IReadOnlyList<VendorTotals>>();
        foreach (var code in (await vendors.List(cancellationToken)).Select(vendor => vendor.Code))
            found[code] = await totals.ByDay(code, first, last, cancellationToken);
        var report = MonthReport.Of(day, days.Today, found);
        return format == "csv" ? Csv(ReportCsv.Of(report)) : TypedResults.Ok(report);
    }

    static async Task<IResult> Periods(
        string vendor, string? by, DateOnly? from, DateOnly? to, string? format, TotalsReader totals, BusinessDays days, CancellationToken cancellationToken)
    {
        var last = to ?? days.Today;
        var first = from ?? last.AddDays(by == "hour" ? 0 : -29);
        if (first > last || last.DayNumber - first.DayNumber > 800)
            return Answers.Problem(Refusal.Invalid("bad-range", "from must not be after to, and a range has at most 800 days."));
        IReadOnlyList<PeriodLine> lines;
        switch (by ?? "day")
        {
            case "hour":
                var (start, end) = (days.StartOf(first), days.StartOf(last.AddDays(1)));
                lines = PeriodReport.ByHour(await totals.ByHour(vendor, start, end, cancellationToken), start, end);
                break;
            case "day":
                lines = PeriodReport.ByDay(await totals.ByDay(vendor, first, last, cancellationToken), first, last);
                break;
            case "week":
                lines = PeriodReport.ByWeek(await totals.ByDay(vendor, first, last, cancellationToken), first, last);
                break;
            default:
                return Answers.Problem(Refusal.Invalid("bad-by", "by is hour, day or week."));
        }
        return format == "csv" ? Csv(ReportCsv.Of(lines)) : TypedResults.Ok(new Listing<PeriodLine>(lines));
    }

    static ContentHttpResult Csv(string text) => TypedResults.Text(text, "text/csv; charset=utf-8");
}
