namespace JadaReferral.Redirect.Visitors;

/// <summary>Whether a browser only fetches ahead: nobody has followed the link yet.</summary>
static class Prefetch
{
    public static bool IsOne(IHeaderDictionary headers) =>
        Says(headers, "Sec-Purpose", "prefetch")
        || Says(headers, "Purpose", "prefetch")
        || Says(headers, "X-Moz", "prefetch")
        || Says(headers, "X-Purpose", "preview");

    // Sec-Purpose carries parameters: "prefetch;prerender".
    static bool Says(IHeaderDictionary headers, string name, string purpose) =>
        headers.TryGetValue(name, out var value) && value.Count > 0 && value[0] is { } text
        && text.AsSpan().TrimStart().StartsWith(purpose, StringComparison.OrdinalIgnoreCase);
}
