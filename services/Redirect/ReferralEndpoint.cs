using JadaReferral.Redirect.Publishing;
using JadaReferral.Redirect.Vendors;
using JadaReferral.Redirect.Visitors;
using Microsoft.Extensions.Options;

namespace JadaReferral.Redirect;

/// <summary>
/// <c>GET|HEAD /ref/{code}</c>: records the click, then redirects. It stands before routing and works on the request's own text, so that
/// nothing but what the web server itself needs is allocated.
/// </summary>
sealed class ReferralEndpoint(
    VendorDirectory vendors,
    ClickRecorder recorder,
    UserAgents userAgents,
    VisitorOrigin origin,
    VisitorSalts salts,
    RepeatVisitors repeats,
    IOptions<RedirectOptions> options,
    TimeProvider time)
{
    const string Prefix = "/ref";

    readonly string _mainSite = options.Value.MainSite;

    /// <summary>Answers requests under <c>/ref</c>; hands the others on.</summary>
    public RequestDelegate Before(RequestDelegate next) => context =>
        IsReferral(context.Request.Path.Value, out var code) ? Answer(context, code) : next(context);

    Task Answer(HttpContext context, ReadOnlySpan<char> code)
    {
        var request = context.Request;
        var isHead = HttpMethods.IsHead(request.Method);
        if (!isHead && !HttpMethods.IsGet(request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = "GET, HEAD";
            return Task.CompletedTask;
        }

        var extras = VisitorParameters.Read(request.QueryString.Value);
        var isKnown = vendors.TryFind(code, out var link);
        var now = time.GetUtcNow();
        var id = ClickId.At(now);
        Span<byte> visitorKey = stackalloc byte[VisitorKey.Size];
        Span<byte> address = stackalloc byte[VisitorKey.MaxAddress];
        var country = origin.Read(context, address, out var addressLength);
        var userAgent = request.Headers.UserAgent.ToString();
        VisitorKey.Write(salts.For(now), address[..addressLength], userAgent, visitorKey);

        var (reason, device) = userAgents.Classify(userAgent);
        if (isHead)
            reason = HitReason.Head;
        else if (Prefetch.IsOne(request.Headers))
            reason = HitReason.Prefetch;
        else if (reason == HitReason.Guest && repeats.IsRepeat(visitorKey, link?.RepeatSeed ?? 0, now))
            reason = HitReason.Repeat;

        var recorded = recorder.RecordAsync(new Hit
        {
            Id = id,
            At = now,
            Code = isKnown ? link!.Vendor.Code : code,
            IsUnknown = !isKnown,
            Reason = reason,
            Device = device,
            Placement = extras.Placement,
            ReferrerHost = ReferrerHost.Read(request.Headers.Referer.ToString()),
            Country = country,
            VisitorKey = visitorKey,
        });

        Redirect(context.Response, isKnown ? link!.LocationFor(extras, id) : _mainSite);
        return recorded;
    }

    static void Redirect(HttpResponse response, string location)
    {
        response.StatusCode = StatusCodes.Status302Found;
        response.Headers.Location = location;
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Robots-Tag"] = "noindex";
    }

    /// <summary>What stands behind <c>/ref/</c>, without a trailing slash; case doesn't matter.</summary>
    static bool IsReferral(string? path, out ReadOnlySpan<char> code)
    {
        code = path;
        if (!code.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || (code.Length > Prefix.Length && code[Prefix.Length] != '/'))
            return false;
        code = code[Prefix.Length..].Trim('/');
        return true;
    }
}
