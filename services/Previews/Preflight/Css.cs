namespace JadaReferral.Previews.Preflight;

/// <summary>Reads the little CSS that mail carries.</summary>
static class Css
{
    /// <summary>The declarations of a style attribute or a rule's body, properties in lower case, <c>!important</c> removed.</summary>
    public static IReadOnlyList<(string Property, string Value)> Declarations(string? style) =>
    [
        .. (style ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(declaration => declaration.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(declaration => declaration.Length == 2)
            .Select(declaration => (declaration[0].ToLowerInvariant(), declaration[1].Replace("!important", "", StringComparison.OrdinalIgnoreCase).Trim())),
    ];

    /// <summary>The pixels of <c>600px</c> or <c>600</c>; null for anything else.</summary>
    public static double? Pixels(string? value) =>
        value is not null && double.TryParse(value.Trim().Replace("px", "", StringComparison.OrdinalIgnoreCase), System.Globalization.CultureInfo.InvariantCulture, out var pixels)
            ? pixels
            : null;
}
