namespace JadaReferral.Redirect.Opens;

/// <summary>The image proxies of mailbox providers, which fetch instead of the reader's program and so hide where and with what it is read.</summary>
static class ImageProxies
{
    /// <summary>Gmail, Yahoo and AOL say who they are.</summary>
    static readonly string[] Names = ["GoogleImageProxy", "YahooMailProxy"];

    /// <summary>All that Apple's Mail Privacy Protection says of itself.</summary>
    const string Apple = "Mozilla/5.0";

    public static bool IsOne(string userAgent) =>
        userAgent == Apple || Array.Exists(Names, name => userAgent.Contains(name, StringComparison.OrdinalIgnoreCase));
}
