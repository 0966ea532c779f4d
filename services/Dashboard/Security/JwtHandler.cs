using System.Text.Encodings.Web;
using JadaReferral.Dashboard.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace JadaReferral.Dashboard.Security;

/// <summary>Knows people by a token of the issuer that <see cref="JwtOptions"/> names.</summary>
sealed class JwtHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, JwtKeys keys, IOptions<JwtOptions> jwt)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "jwt";
    const string Bearer = "Bearer ";

    static readonly JsonWebTokenHandler Tokens = new() { MapInboundClaims = false };

    /// <summary>The token that the request shows; null when it shows none. Keys have no points, tokens have two.</summary>
    public static string? Shown(HttpRequest request, JwtOptions options)
    {
        if (!options.IsOn)
            return null;
        var text = request.Headers[options.Header].ToString();
        if (text.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            text = text[Bearer.Length..].Trim();
        return text.AsSpan().Count('.') == 2 ? text : null;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Shown(Request, jwt.Value) is not { } token)
            return AuthenticateResult.NoResult();
        var result = await Validate(token, isKeyMissing: false);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
            result = await Validate(token, isKeyMissing: true);
        if (!result.IsValid || result.SecurityToken is not JsonWebToken read)
            return AuthenticateResult.Fail("The token is not one of the issuer's for this dashboard, or it has expired.");
        if (!read.TryGetClaim(jwt.Value.NameClaim, out var name) || name.Value.Length is 0 or > 100)
            return AuthenticateResult.Fail($"The token has no {jwt.Value.NameClaim}.");

        var roles = read.Claims.Where(claim => claim.Type == jwt.Value.RolesClaim).Select(claim => claim.Value).Intersect(Roles.All);
        var principal = Principals.Of("jwt:" + name.Value, roles, stamp: null, SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName));
    }

    async Task<TokenValidationResult> Validate(string token, bool isKeyMissing) => await Tokens.ValidateTokenAsync(token, new TokenValidationParameters
    {
        ValidIssuer = jwt.Value.Issuer,
        IssuerSigningKeys = await keys.Get(isKeyMissing, Context.RequestAborted),
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256],
        ClockSkew = TimeSpan.FromMinutes(1),
        AudienceValidator = (audiences, read, _) =>
            audiences.Contains(jwt.Value.Audience) || (read is JsonWebToken access && access.TryGetClaim("client_id", out var client) && client.Value == jwt.Value.Audience),
    });

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Answers.Problem(Answers.NotSignedIn).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Answers.Problem(Answers.NotAllowed).ExecuteAsync(Context);
}
