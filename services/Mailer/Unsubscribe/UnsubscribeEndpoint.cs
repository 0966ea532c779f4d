using JadaReferral.Contracts.ReadModels;
using JadaReferral.Mailer.Stores;
using JadaReferral.Platform.ServiceDefaults;
using MassTransit;
using Microsoft.Extensions.Options;

namespace JadaReferral.Mailer.Unsubscribe;

/// <summary>
/// <c>/u/{token}</c>. A POST unsubscribes at once, as RFC 8058 asks of mailbox providers' buttons, with no cookie, sign-in, redirect or question;
/// a GET, which mail scanners follow, only shows a page with a button that posts.
/// </summary>
static class UnsubscribeEndpoint
{
    public static void MapUnsubscribe(this WebApplication app)
    {
        app.MapGet("/u/{token}", Ask);
        app.MapPost("/u/{token}", Unsubscribe).DisableAntiforgery();
    }

    static PageResult Ask(string token, UnsubscribeTokens tokens, IOptions<OutreachOptions> options) =>
        tokens.TryOpen(token, out var recipient, out _)
            ? Page(UnsubscribePage.Ask(recipient), StatusCodes.Status200OK)
            : Page(UnsubscribePage.Broken(options.Value.ReplyTo), StatusCodes.Status404NotFound);

    static async Task<IResult> Unsubscribe(
        string token, UnsubscribeTokens tokens, Suppressor suppressor, IBus bus, IOptions<OutreachOptions> options, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (tokens.IsTest(token))
            return Page(UnsubscribePage.Tested, StatusCodes.Status200OK);
        if (!tokens.TryOpen(token, out var recipient, out var vendor))
            return Page(UnsubscribePage.Broken(options.Value.ReplyTo), StatusCodes.Status404NotFound);

        // The token is the whole authority; the body (List-Unsubscribe=One-Click, or the page's button) says nothing more.
        await suppressor.Suppress(
            new Suppression { Address = recipient, Reason = SuppressionReasons.Unsubscribed, Since = clock.GetUtcNow(), Vendor = vendor },
            bus,
            cancellationToken);
        return Page(UnsubscribePage.Done(recipient), StatusCodes.Status200OK);
    }

    static PageResult Page(string html, int status) => new PageResult(html, status);

    sealed class PageResult(string html, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = status;
            response.ContentType = "text/html; charset=utf-8";
            response.Headers.CacheControl = "no-store";
            response.Headers.ContentSecurityPolicy = UnsubscribePage.Policy;
            response.Headers.XContentTypeOptions = "nosniff";
            response.Headers["Referrer-Policy"] = "no-referrer"; // the token must not travel on
            response.Headers["X-Robots-Tag"] = "noindex";
            return response.WriteAsync(html, httpContext.RequestAborted);
        }
    }
}

/// <summary>Opens the tokens that Previews seals into each mail: the address and the vendor's code.</summary>
sealed class UnsubscribeTokens(IOptions<OutreachOptions> options)
{
    /// <summary>What preflight seals to see that the page answers.</summary>
    const string TestText = "test";

    readonly SealedToken _tokens = new(options.Value.UnsubscribeKey);

    /// <summary>Whether this is preflight's token, which is nobody's.</summary>
    public bool IsTest(string token) => _tokens.TryOpen(token, out var text) && text == TestText;

    public bool TryOpen(string token, out string recipient, out string vendor)
    {
        (recipient, vendor) = ("", "");
        if (!_tokens.TryOpen(token, out var text) || text.Split(' ') is not [var address, var code])
            return false;
        (recipient, vendor) = (address, code);
        return true;
    }
}
