namespace JadaReferral.Dashboard.Pages;

/// <summary>Nothing on a page comes from another host, and no other host frames a page: browsers are told so.</summary>
sealed class PageHeaders(RequestDelegate next)
{
    // Radzen positions its popups with style attributes, and previews of emails bring their own.
    const string Policy =
        "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self'; object-src 'none'; " +
        "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return next(context);
    }
}
