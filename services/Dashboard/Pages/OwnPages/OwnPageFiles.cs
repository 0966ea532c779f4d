using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.Api;
using JadaReferral.Dashboard.PageLinks;
using JadaReferral.Dashboard.Pages.VendorPages;
using JadaReferral.Dashboard.Security;
using JadaReferral.Dashboard.Totals;
using JadaReferral.Dashboard.Vendors;

namespace JadaReferral.Dashboard.Pages.OwnPages;

/// <summary>What a vendor's own page offers to take away.</summary>
static class OwnPageFiles
{
    static readonly Refusal Ended = new(RefusalKind.Gone, "link-ended", "This link opens nothing any more. Ask the JADA crew for a new one.");

    public static void MapOwnPageFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup(PageLinkSeal.Path).AllowAnonymous().RequireRateLimiting(SecurityServices.OwnPageLimit).ExcludeFromDescription();

        files.MapGet("qr.svg", (string? link, PageLinkDesk desk, VendorLinks links, HttpContext context, CancellationToken cancellationToken) =>
            For(link, desk, context, vendor => Results.Text(QrCodes.Svg(Target(links, vendor)), "image/svg+xml"), cancellationToken));

        files.MapGet("qr.png", (string? link, PageLinkDesk desk, VendorLinks links, HttpContext context, CancellationToken cancellationToken) =>
            For(link, desk, context, vendor => Results.Bytes(QrCodes.Png(Target(links, vendor)), "image/png"), cancellationToken));

        files.MapGet("guests.csv", Guests);
    }

    static async Task<IResult> Guests(
        string? link, string? days, PageLinkDesk desk, TotalsReader totals, BusinessDays calendar, HttpContext context, CancellationToken cancellationToken)
    {
        if (await OwnPageVisit.Open(context, desk, link, cancellationToken) is not { } vendor)
            return Answers.Problem(Ended);
        var period = OwnPageVisit.PeriodOf(days, calendar.Today);
        return GuestsCsv.File(vendor.Code, period, await PeriodReader.Read(totals, calendar, vendor.Code, period, cancellationToken));
    }

    static async Task<IResult> For(
        string? link, PageLinkDesk desk, HttpContext context, Func<Vendor, IResult> draw, CancellationToken cancellationToken) =>
        await OwnPageVisit.Open(context, desk, link, cancellationToken) is { } vendor ? draw(vendor) : Answers.Problem(Ended);

    static string Target(VendorLinks links, Vendor vendor) => QrCodes.Target(links.Link(vendor.Code), placement: null);
}
