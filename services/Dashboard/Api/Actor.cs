namespace JadaReferral.Dashboard.Api;

/// <summary>Who asks.</summary>
static class Actor
{
    /// <summary>The name to be written into histories.</summary>
    public static string Name(HttpContext context) => context.User.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name } ? name : "nobody";
}
