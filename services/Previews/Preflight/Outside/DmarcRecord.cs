namespace JadaReferral.Previews.Preflight.Outside;

/// <summary>A DMARC policy in a text record (RFC 7489), however its blanks and letters are written.</summary>
static class DmarcRecord
{
    /// <summary>Whether a text is a policy, and not something else that stands under the same name.</summary>
    public static bool Is(string text) => Tags(text)[0] == "v=dmarc1";

    /// <summary>Whether it says what to do with mail that fails.</summary>
    public static bool HasPolicy(string text) => Array.Exists(Tags(text), tag => tag is "p=none" or "p=quarantine" or "p=reject");

    static string[] Tags(string text) => text.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant().Split(';');
}
