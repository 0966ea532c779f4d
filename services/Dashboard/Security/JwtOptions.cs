using System.ComponentModel.DataAnnotations;

namespace JadaReferral.Dashboard.Security;

/// <summary>Section <c>Security:Jwt</c>: tokens of an identity provider, e.g. a Cognito user pool, beside passwords and keys. Off unless an issuer is named.</summary>
public sealed class JwtOptions : IValidatableObject
{
    /// <summary>Who signs, exactly as in <c>iss</c>, e.g. <c>https://cognito-idp.us-west-2.amazonaws.com/{pool}</c>. Null: no tokens are taken.</summary>
    [Url]
    public string? Issuer { get; set; }

    /// <summary>For whom, as in <c>aud</c> or, in Cognito's access tokens, <c>client_id</c>.</summary>
    public string? Audience { get; set; }

    /// <summary>Where the signing keys are. Default: <c>{issuer}/.well-known/jwks.json</c>, as at Cognito.</summary>
    [Url]
    public string? KeysUrl { get; set; }

    /// <summary>The header that carries the token. Behind a load balancer that signs people in: <c>x-amzn-oidc-accesstoken</c>, provided that nothing but the balancer reaches the dashboard.</summary>
    [Required]
    public string Header { get; set; } = "Authorization";

    /// <summary>The claim with the person's name. Default: <c>username</c>.</summary>
    [Required]
    public string NameClaim { get; set; } = "username";

    /// <summary>The claim with the person's roles, named as ours. Default: <c>cognito:groups</c>.</summary>
    [Required]
    public string RolesClaim { get; set; } = "cognito:groups";

    /// <summary>Whether tokens are taken.</summary>
    public bool IsOn => !string.IsNullOrEmpty(Issuer);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsOn && string.IsNullOrEmpty(Audience))
            yield return new ValidationResult("Security:Jwt:Audience is missing: without it tokens for other applications of the same issuer would be taken.", [nameof(Audience)]);
    }
}
