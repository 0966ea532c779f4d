using System.Security.Claims;
using System.Text.Encodings.Web;
using JadaReferral.Dashboard.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace JadaReferral.Dashboard.Security;

/// <summary>Knows programs by <c>Authorization: Bearer {key}</c>.</summary>
sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyDesk keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "api-key";
    const string Bearer = "Bearer ";

    /// <summary>Whether the request shows a key.</summary>
    public static bool IsShownBy(HttpContext context) =>
        context.Request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsShownBy(Context))
            return AuthenticateResult.NoResult();
        var text = Request.Headers.Authorization.ToString()[Bearer.Length..].Trim();
        if (await keys.Holder(text, Context.RequestAborted) is not { } holder)
            return AuthenticateResult.Fail("The key is unknown, expired or revoked.");
        var principal = Principals.Of(holder.Name, holder.Roles, stamp: null, SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Answers.Problem(Answers.NotSignedIn).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Answers.Problem(Answers.NotAllowed).ExecuteAsync(Context);
}

/// <summary>Makes identities.</summary>
static class Principals
{
    public const string StampClaim = "stamp";

    public static ClaimsPrincipal Of(string name, IEnumerable<string> roles, string? stamp, string scheme)
    {
        var claims = new List<Claim> { new(ClaimTypes.Name, name) };
        claims.AddRange(roles.Select(role => new Claim(ClaimTypes.Role, role)));
        if (stamp is not null)
            claims.Add(new Claim(StampClaim, stamp));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme));
    }
}
