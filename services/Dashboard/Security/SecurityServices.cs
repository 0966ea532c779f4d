using System.Globalization;
using System.Threading.RateLimiting;
using JadaReferral.Dashboard.Api;
using JadaReferral.Platform.ServiceDefaults;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace JadaReferral.Dashboard.Security;

/// <summary>Registers sign-in, keys, roles and rate limits.</summary>
static class SecurityServices
{
    const string CookieOrKey = "cookie-or-key";

    /// <summary>The limit on tries to sign in.</summary>
    public const string SignInLimit = "sign-in";

    /// <summary>The limit on requests to the API.</summary>
    public const string ApiLimit = "api";

    /// <summary>The limit on looks at vendors' own pages, which need no sign-in.</summary>
    public const string OwnPageLimit = "own-page";

    public static IServiceCollection AddSecurity(this IServiceCollection services)
    {
        services.AddValidatedOptions<SecurityOptions>("Security");
        services.AddValidatedOptions<JwtOptions>("Security:Jwt");
        services.AddHttpClient(JwtKeys.Client, client => client.Timeout = JwtKeys.Patience);
        services.AddSingleton<JwtKeys>();
        services.AddSingleton<PeopleStore>();
        services.AddSingleton<PeopleDesk>();
        services.AddSingleton<KeyDesk>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<Sessions>();
        services.AddHostedService<FirstAdmin>();

        // One name, so that every instance derives the same keys wherever it is installed.
        services.AddDataProtection().SetApplicationName("jada-dashboard");
        services.AddSingleton<IXmlRepository, SharedKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((keys, repository) => keys.XmlRepository = repository);

        services
            .AddAuthentication(CookieOrKey)
            .AddPolicyScheme(CookieOrKey, displayName: null, scheme => scheme.ForwardDefaultSelector = SchemeOf)
            .AddScheme<AuthenticationSchemeOptions, JwtHandler>(JwtHandler.SchemeName, configureOptions: null)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, configureOptions: null)
            .AddCookie(SetUpCookie);
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<IOptions<SecurityOptions>>((cookie, security) => cookie.ExpireTimeSpan = security.Value.SessionLength);

        // Whatever doesn't say otherwise needs someone who is signed in.
        var authorization = services.AddAuthorizationBuilder().SetFallbackPolicy(new(
            [new Microsoft.AspNetCore.Authorization.Infrastructure.RolesAuthorizationRequirement(Roles.All)], []));
        foreach (var role in Roles.All)
            authorization.AddPolicy(role, policy => policy.RequireRole(Roles.Satisfying(role)));

        services.AddCascadingAuthenticationState();
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = async (rejected, _) => await TooMany(rejected.HttpContext, rejected.Lease);
            limiter.AddPolicy(SignInLimit, context => PerMinute(
                "from " + context.Connection.RemoteIpAddress, context.RequestServices.GetRequiredService<IOptions<SecurityOptions>>().Value.SignInsPerMinute));
            limiter.AddPolicy(OwnPageLimit, context => PerMinute(
                "look from " + context.Connection.RemoteIpAddress, context.RequestServices.GetRequiredService<IOptions<SecurityOptions>>().Value.OwnPagesPerMinute));
            limiter.AddPolicy(ApiLimit, context => PerMinute(
                "by " + (context.User.Identity?.Name ?? "nobody at " + context.Connection.RemoteIpAddress),
                context.RequestServices.GetRequiredService<IOptions<SecurityOptions>>().Value.RequestsPerMinute));
        });
        return services;
    }

    /// <summary>Who asks, whether they may, and how often. Before the endpoints that it guards.</summary>
    public static WebApplication UseSecurity(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        return app;
    }

    static string SchemeOf(HttpContext context)
    {
        if (JwtHandler.Shown(context.Request, context.RequestServices.GetRequiredService<IOptions<JwtOptions>>().Value) is not null)
            return JwtHandler.SchemeName;
        return ApiKeyHandler.IsShownBy(context) ? ApiKeyHandler.SchemeName : CookieAuthenticationDefaults.AuthenticationScheme;
    }

    static void SetUpCookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "jada";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.AccessDeniedPath = "/denied";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Events.OnValidatePrincipal = Sessions.Validate;
        cookie.Events.OnRedirectToLogin = context => ForProgramsOrPeople(context, Answers.NotSignedIn);
        cookie.Events.OnRedirectToAccessDenied = context => ForProgramsOrPeople(context, Answers.NotAllowed);
    }

    static Task ForProgramsOrPeople(RedirectContext<CookieAuthenticationOptions> context, Refusal refusal)
    {
        if (ApiRoutes.IsAsked(context.HttpContext))
            return Answers.Problem(refusal).ExecuteAsync(context.HttpContext);
        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    static RateLimitPartition<string> PerMinute(string who, int limit) => RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = limit,
        TokensPerPeriod = Math.Max(1, limit / 6),
        ReplenishmentPeriod = TimeSpan.FromSeconds(10),
        QueueLimit = 0,
    });

    static Task TooMany(HttpContext context, RateLimitLease lease)
    {
        if (lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Answers.Problem(Answers.TooManyRequests).ExecuteAsync(context);
    }
}
