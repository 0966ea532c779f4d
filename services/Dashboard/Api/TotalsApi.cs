using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.Totals;
using JadaReferral.Dashboard.Vendors;

namespace JadaReferral.Dashboard.Api;

/// <summary>The headline figures of every vendor.</summary>
/// <param name="AsOf">When they were read, UTC.</param>
/// <param name="Today">The business day they call today.</param>
/// <param name="Items">By code.</param>
public sealed record TotalsView(DateTimeOffset AsOf, DateOnly Today, IReadOnlyList<VendorFigures> Items);

static class TotalsApi
{
    public static void MapTotals(this RouteGroupBuilder api)
    {
        api.MapGet("totals", async (TotalsReader totals, VendorStore vendors, BusinessDays days, TimeProvider clock, CancellationToken cancellationToken) =>
        {
            var codes = (await vendors.List(cancellationToken)).Select(vendor => vendor.Code).ToList();
            return TypedResults.Ok(new TotalsView(clock.GetUtcNow(), days.Today, await totals.Figures(codes, cancellationToken)));
        }).WithTags("Totals").WithSummary("Guests of every vendor: today, 7 days, 30 days, total");

        api.MapGet("totals/{vendor}", Buckets).WithTags("Totals").WithSummary("A vendor's days or hours with their breakdowns");

        api.MapGet("clicks/{vendor}", Clicks).WithTags("Clicks").WithSummary("A vendor's clicks, newest first");
    }

    static async Task<IResult> Buckets(
        string vendor, string? by, DateOnly? from, DateOnly? to, TotalsReader totals, BusinessDays days, CancellationToken cancellationToken)
    {
        var last = to ?? days.Today;
        var first = from ?? last.AddDays(by == "hour" ? 0 : -29);
        if (first > last || last.DayNumber - first.DayNumber > 800)
            return Answers.Problem(Refusal.Invalid("bad-range", "from must not be after to, and a range has at most 800 days."));
        IReadOnlyList<VendorTotals> found;
        switch (by ?? "day")
        {
            case "day":
                found = await totals.ByDay(vendor, first, last, cancellationToken);
                break;
            case "hour":
                found = await totals.ByHour(vendor, days.StartOf(first), days.StartOf(last.AddDays(1)), cancellationToken);
                break;
            default:
                return Answers.Problem(Refusal.Invalid("bad-by", "by is day or hour."));
        }
        return TypedResults.Ok(new Listing<VendorTotals>(found));
    }

    static async Task<IResult> Clicks(
        string vendor, string? since, int? limit, string? cursor, bool? automated, ClicksReader clicks, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!Since.TryParse(since ?? "7d", clock.GetUtcNow(), out var start))
            return Answers.Problem(Refusal.Invalid("bad-since", "since is a number with s, m, h, d or w, for example 7d, or a time like 2026-11-22T00:00:00Z."));
        var page = await clicks.Since(vendor, start, limit ?? 100, cursor, automated ?? false, cancellationToken);
        return page.IsAccepted(out var rows, out var refusal) ? TypedResults.Ok(new Listing<Click>(rows.Items, rows.NextCursor)) : Answers.Problem(refusal);
    }
}
