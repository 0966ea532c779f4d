using Microsoft.AspNetCore.Components.Authorization;

namespace JadaReferral.Dashboard.Components;

/// <summary>Who looks at the page, also on a circuit, where there is no request to ask.</summary>
sealed class Visitor(AuthenticationStateProvider authentication)
{
    /// <summary>The name to be written into histories.</summary>
    public async Task<string> Name()
    {
        var state = await authentication.GetAuthenticationStateAsync();
        return state.User.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name } ? name : "local";
    }
}
