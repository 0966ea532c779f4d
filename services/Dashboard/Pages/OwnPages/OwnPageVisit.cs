using System.Globalization;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.PageLinks;
using JadaReferral.Dashboard.Pages.VendorPages;

namespace JadaReferral.Dashboard.Pages.OwnPages;

/// <summary>A look at a vendor's own page with a link.</summary>
static class OwnPageVisit
{
    const int UsualDays = 30;
    const int MostDays = 366;

    /// <summary>The vendor whose page the link opens; null, and 410 Gone, when it opens none. The address is kept from other sites, search engines and caches.</summary>
    public static async Task<Vendor?> Open(HttpContext? context, PageLinkDesk desk, string? token, CancellationToken cancellationToken)
    {
        var vendor = await desk.Open(token, cancellationToken);
        if (context is { Response.HasStarted: false })
        {
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            context.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
            context.Response.Headers.CacheControl = "no-store";
            if (vendor is null)
                context.Response.StatusCode = StatusCodes.Status410Gone;
        }
        return vendor;
    }

    /// <summary>The days that end today, as many as an address asks for; 30 where it asks for none that make sense.</summary>
    public static Period PeriodOf(string? days, DateOnly today)
    {
        var count = int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked is > 0 and <= MostDays ? asked : UsualDays;
        return new Period(Period.Day, today.AddDays(1 - count), today);
    }
}
