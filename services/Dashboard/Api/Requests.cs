namespace JadaReferral.Dashboard.Api;

/// <summary>What is known of a request.</summary>
static class Requests
{
    /// <summary>The address it came from; null when the server doesn't know.</summary>
    public static string? From(HttpContext context) => context.Connection.RemoteIpAddress?.ToString();

    /// <summary>Whether it may change something.</summary>
    public static bool IsUnsafe(HttpContext context) =>
        !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && !HttpMethods.IsOptions(context.Request.Method);

    /// <summary>
    /// Whether a browser says that another site made it. Browsers name the origin of every unsafe request; programs, which carry a key
    /// instead of a cookie, name none.
    /// </summary>
    public static bool IsCrossSite(HttpContext context)
    {
        var site = context.Request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site is not ("same-origin" or "none");
        var origin = context.Request.Headers.Origin.ToString();
        return origin.Length > 0 && (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.Authority != context.Request.Host.Value);
    }
}
