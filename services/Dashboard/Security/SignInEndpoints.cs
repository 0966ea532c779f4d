using System.Security.Claims;
using JadaReferral.Dashboard.Api;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace JadaReferral.Dashboard.Security;

/// <summary>Where the forms of the sign-in pages go. They carry anti-forgery tokens, which the middleware checks.</summary>
static class SignInEndpoints
{
    public static WebApplication MapSignIn(this WebApplication app)
    {
        app.MapPost("/sign-in", SignIn).AllowAnonymous().RequireRateLimiting(SecurityServices.SignInLimit).ExcludeFromDescription();
        app.MapPost("/setup", Setup).AllowAnonymous().RequireRateLimiting(SecurityServices.SignInLimit).ExcludeFromDescription();
        app.MapPost("/sign-out", SignOut).ExcludeFromDescription();
        return app;
    }

    static async Task<IResult> SignIn(
        [FromForm] string name, [FromForm] string password, [FromForm] string? returnUrl, PeopleDesk people, AuditLog audit, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await people.SignIn(name, password, cancellationToken);
        // What was typed as a name may be a password by mistake: only a name that exists goes into the log.
        var who = outcome.Value?.Name ?? "somebody";
        await audit.Append(who, "sign-in", target: null, Requests.From(context), outcome.Refusal?.Code ?? "ok", cancellationToken);
        if (!outcome.IsAccepted(out var account, out var refusal))
            return Back("/sign-in", refusal, ("returnUrl", returnUrl));
        await Enter(context, account);
        return TypedResults.LocalRedirect(LocalPath(returnUrl));
    }

    static async Task<IResult> Setup(
        [FromForm] string token, [FromForm] string name, [FromForm] string password, PeopleDesk people, AuditLog audit, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await people.CreateFirstAdmin(token, name, password, cancellationToken);
        await audit.Append(outcome.Value?.Name ?? "somebody", "first admin", target: null, Requests.From(context), outcome.Refusal?.Code ?? "ok", cancellationToken);
        if (!outcome.IsAccepted(out var account, out var refusal))
            return Back("/setup", refusal, ("token", token));
        await Enter(context, account);
        return TypedResults.LocalRedirect("/");
    }

    static async Task<IResult> SignOut(IAntiforgery forms, AuditLog audit, HttpContext context, CancellationToken cancellationToken)
    {
        if (!await forms.IsRequestValidAsync(context))
            return TypedResults.BadRequest();
        await audit.Append(Actor.Name(context), "sign-out", target: null, Requests.From(context), "ok", cancellationToken);
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return TypedResults.LocalRedirect("/sign-in");
    }

    static Task Enter(HttpContext context, Account account)
    {
        ClaimsPrincipal user = Principals.Of(account.Name, account.Roles, account.Stamp, CookieAuthenticationDefaults.AuthenticationScheme);
        return context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, user, new AuthenticationProperties { IsPersistent = true });
    }

    static RedirectHttpResult Back(string page, Refusal refusal, (string Name, string? Value) kept)
    {
        var query = QueryString.Create("problem", refusal.Code);
        if (!string.IsNullOrEmpty(kept.Value))
            query = query.Add(kept.Name, kept.Value);
        return TypedResults.LocalRedirect(page + query);
    }

    // A path of ours only: after signing in nobody is sent to another site.
    static string LocalPath(string? returnUrl) =>
        returnUrl is ['/', ..] && returnUrl is not ['/', '/' or '\\', ..] && !returnUrl.Any(char.IsControl) ? returnUrl : "/";
}
