using JadaReferral.Dashboard.Security;
using Microsoft.AspNetCore.Components.Authorization;

namespace JadaReferral.Dashboard.Components;

/// <summary>
/// Who looks at the page and what they may do, also on a circuit, where there is no request to ask. Pages change things only through
/// <see cref="Do{T}"/>: what the API asks of a caller's role is asked here too, and it is written into the audit log.
/// </summary>
sealed partial class Visitor(AuthenticationStateProvider authentication, AuditLog audit, ILogger<Visitor> logger)
{
    /// <summary>The name to be written into histories.</summary>
    public async Task<string> Name()
    {
        var state = await authentication.GetAuthenticationStateAsync();
        return state.User.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name } ? name : "nobody";
    }

    /// <summary>Whether they have <paramref name="role"/> or one that includes it.</summary>
    public async Task<bool> May(string role)
    {
        var state = await authentication.GetAuthenticationStateAsync();
        return Roles.Satisfying(role).Any(state.User.IsInRole);
    }

    /// <summary>Does it in their name, provided that they have <paramref name="role"/>.</summary>
    /// <param name="role">The least role.</param>
    /// <param name="what">What it is in the audit log, e.g. <c>page: approve</c>.</param>
    /// <param name="target">What it is about.</param>
    /// <param name="action">Gets their name.</param>
    public async Task<Outcome<T>> Do<T>(string role, string what, string? target, Func<string, Task<Outcome<T>>> action)
        where T : class
    {
        var name = await Name();
        var outcome = await May(role)
            ? await action(name)
            : Refusal.Conflict("not-allowed", $"Your account may not do this; it takes the role {role}. Ask an admin.");
        await Note(name, what, target, outcome.Refusal?.Code ?? "ok");
        return outcome;
    }

    /// <summary>As <see cref="Do{T}"/>, for what has no result but that it is done.</summary>
    public async Task<Refusal?> Ask(string role, string what, string? target, Func<string, Task<Refusal?>> action) =>
        (await Do<string>(role, what, target, async name => await action(name) is { } refusal ? refusal : "done")).Refusal;

    async Task Note(string name, string what, string? target, string result)
    {
        try
        {
            // Not the page's token: what was done is written down although the visitor has gone on.
            await audit.Append(name, what, target, from: null, result, CancellationToken.None);
        }
        catch (Exception problem)
        {
            // The change is made and its own history tells of it; failing now would only invite a repetition.
            Log.NotAudited(logger, problem, name, what);
        }
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Who} did {What}, and that could not be written into the audit log.")]
        public static partial void NotAudited(ILogger logger, Exception problem, string who, string what);
    }
}
