namespace JadaReferral.Dashboard.Pages;

/// <summary>Nothing on a page comes from another host, and no other host frames a page: browsers are told so.</summary>
sealed class PageHeaders(RequestDelegate next)
{
    // Styles may stand in attributes: Radzen places its popups and charts their bars by them. Scripts may not.
    const string Policy =
        "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self'; object-src 'none'; " +
        "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
#pragma warning disable S7039 // The rule objects to 'unsafe-inline' also where it is for styles only.
        headers.ContentSecurityPolicy = Policy;
#pragma warning restore S7039
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return next(context);
    }
}
