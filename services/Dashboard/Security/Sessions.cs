using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace JadaReferral.Dashboard.Security;

/// <summary>
/// Whether a signed-in person still is who the cookie says: a new password, other roles or a disabled account end every session,
/// on every instance, within half a minute.
/// </summary>
public sealed class Sessions(PeopleStore people, TimeProvider clock)
{
    static readonly TimeSpan Trust = TimeSpan.FromSeconds(30);
    const int MostKnown = 10_000;

    readonly ConcurrentDictionary<string, (string? Stamp, DateTimeOffset Until)> _known = new();

    /// <summary>Whether the session behind <paramref name="user"/> is still good.</summary>
    public async Task<bool> IsGood(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (user.Identity?.Name is not { } name || user.FindFirstValue(Principals.StampClaim) is not { } stamp)
            return false;
        var now = clock.GetUtcNow();
        if (!_known.TryGetValue(name, out var known) || known.Until < now || known.Stamp != stamp)
        {
            var account = await people.GetAccount(name, cancellationToken);
            known = (account is { IsDisabled: false } ? account.Stamp : null, now + Trust);
            if (_known.Count >= MostKnown)
                _known.Clear();
            _known[name] = known;
        }
        return known.Stamp == stamp;
    }

    internal static async Task Validate(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        if (context.Principal is { } user && await sessions.IsGood(user, context.HttpContext.RequestAborted))
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }
}
