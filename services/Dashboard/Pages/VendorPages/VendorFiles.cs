using System.Text;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.Api;
using JadaReferral.Dashboard.Totals;
using JadaReferral.Dashboard.Vendors;

namespace JadaReferral.Dashboard.Pages.VendorPages;

/// <summary>What a vendor's page offers to take away: QR codes, and counts and clicks as CSV.</summary>
static class VendorFiles
{
    public static void MapVendorFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/vendors/{code}").ExcludeFromDescription();

        files.MapGet("qr.svg", (string code, string? placement, VendorStore vendors, VendorLinks links, CancellationToken cancellationToken) =>
            Qr(code, placement, "svg", vendors, target => Results.Text(QrCodes.Svg(Target(links, code, target)), "image/svg+xml"), cancellationToken));

        files.MapGet("qr.png", (string code, string? placement, VendorStore vendors, VendorLinks links, CancellationToken cancellationToken) =>
            Qr(code, placement, "png", vendors, target => Results.Bytes(QrCodes.Png(Target(links, code, target)), "image/png"), cancellationToken));

        files.MapGet("guests.csv", Guests);
        files.MapGet("clicks.csv", Clicks);
    }

    static async Task<IResult> Qr(
        string code, string? placement, string kind, VendorStore vendors, Func<string?, IResult> draw, CancellationToken cancellationToken)
    {
        if (!QrCodes.IsPlacement(placement))
            return Answers.Problem(Refusal.Invalid("bad-placement", "A placement is 1 to 40 characters of a-z, 0-9, point, _ and -, for example table-12."));
        return await vendors.Get(code, cancellationToken) is null ? Answers.Problem(Refusal.NotFound($"vendor {code}, so no {kind} of its link")) : draw(placement);
    }

    static async Task<IResult> Guests(
        string code, string? by, string? from, string? to, VendorStore vendors, TotalsReader totals, BusinessDays days, CancellationToken cancellationToken)
    {
        if (await vendors.Get(code, cancellationToken) is null)
            return Answers.Problem(Refusal.NotFound($"vendor {code}"));
        var period = Period.Of(by, from, to, days.Today);
        return GuestsCsv.File(code, period, await PeriodReader.Read(totals, days, code, period, cancellationToken));
    }

    // Streamed page by page: two years of a busy vendor don't have to fit into memory.
    static async Task<IResult> Clicks(
        string code, string? from, string? to, VendorStore vendors, ClicksReader clicks, BusinessDays days, CancellationToken cancellationToken)
    {
        if (await vendors.Get(code, cancellationToken) is null)
            return Answers.Problem(Refusal.NotFound($"vendor {code}"));
        var period = Period.Of(Period.Day, from, to, days.Today);
        return Results.Stream(
            stream => WriteClicks(stream, code, days.StartOf(period.From), days.StartOf(period.To.AddDays(1)), clicks, cancellationToken),
            "text/csv; charset=utf-8",
            $"{code}-clicks-{Period.Text(period.From)}-{Period.Text(period.To)}.csv");
    }

    static async Task WriteClicks(
        Stream stream, string code, DateTimeOffset start, DateTimeOffset end, ClicksReader clicks, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await writer.WriteAsync("time,audience,reason,placement,referrer_host,device,country\r\n".AsMemory(), cancellationToken);
        var last = ClickKey.Bound(end);
        string? cursor = null;
        do
        {
            var page = await clicks.Since(code, start, ClicksReader.MostRows, cursor, automated: false, cancellationToken);
            if (!page.IsAccepted(out var rows, out var refusal))
                throw new InvalidOperationException(refusal.Message);
            foreach (var click in rows.Items.Where(click => string.CompareOrdinal(click.Timestamp, last) < 0))
                await writer.WriteAsync(Line(click).AsMemory(), cancellationToken);
            cursor = rows.NextCursor;
        }
        while (cursor is not null);
    }

    static string Line(Click click) => string.Join(
        ',',
        new[] { click.Timestamp.Split('#')[0], click.Audience, click.AudienceReason, click.Placement, click.ReferrerHost, click.Device, click.Country }.Select(Cell)) + "\r\n";

    // Guests choose some of these words: quotes are doubled, and what a spreadsheet would take for a formula is made text.
    static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var safe = text[0] is '=' or '+' or '-' or '@' or '\t' ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    static string Target(VendorLinks links, string code, string? placement) => QrCodes.Target(links.Link(code), placement);
}
