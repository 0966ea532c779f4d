using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace JadaReferral.Previews.Preflight;

/// <summary>
/// P44: contrast of text by WCAG's formula, from inline styles and, for dark, from the class rules under <c>prefers-color-scheme: dark</c>.
/// </summary>
static partial class Contrast
{
    const double Enough = 4.5;
    const double EnoughForLargeText = 3;
    const double LargeText = 24;

    public static IEnumerable<string> Find(MailUnderCheck mail)
    {
        var dark = DarkRules(mail.Html);
        foreach (var (scheme, rules) in new (string, IReadOnlyList<ClassRule>)[] { ("light", []), ("dark", dark) })
        {
            foreach (var element in mail.Document.QuerySelectorAll("body *").Where(SaysSomething))
            {
                if (IsHidden(element) || Colour(element, "color", rules) is not { } ink || Colour(element, "background-color", rules) is not { } paper)
                    continue;
                var needed = Pixels(element) >= LargeText ? EnoughForLargeText : Enough;
                var ratio = Ratio(ink, paper);
                if (ratio < needed)
                    yield return string.Create(CultureInfo.InvariantCulture, $"In {scheme} mode “{Beginning(element)}” has a contrast of {ratio:0.0} to 1; {needed:0.#} is needed. Change its colour.");
            }
        }
    }

    static bool SaysSomething(IElement element) =>
        element.ChildNodes.OfType<IText>().Any(text => text.Data.Any(char.IsLetterOrDigit));

    static bool IsHidden(IElement element) =>
        Up(element).Any(ancestor => Css.Declarations(ancestor.GetAttribute("style")).Contains(("display", "none")));

    /// <summary>The property as it is inherited: of the element or its nearest ancestor that sets it.</summary>
    static (int R, int G, int B)? Colour(IElement element, string property, IReadOnlyList<ClassRule> rules)
    {
        foreach (var ancestor in Up(element))
        {
            var ruled = rules.LastOrDefault(rule => rule.Property == property && ancestor.ClassList.Contains(rule.Class))?.Value;
            var inline = Css.Declarations(ancestor.GetAttribute("style")).LastOrDefault(declaration => declaration.Property == property).Value;
            if (Hex(ruled ?? inline) is { } colour)
                return colour;
        }

        return null;
    }

    static double Pixels(IElement element)
    {
        foreach (var ancestor in Up(element))
        {
            var size = Css.Declarations(ancestor.GetAttribute("style")).LastOrDefault(declaration => declaration.Property == "font-size").Value;
            if (Css.Pixels(size) is { } pixels)
                return pixels;
        }

        return 16;
    }

    static IEnumerable<IElement> Up(IElement element)
    {
        for (IElement? at = element; at is not null; at = at.ParentElement)
            yield return at;
    }

    static string Beginning(IElement element)
    {
        var text = element.TextContent.Trim();
        return text.Length > 30 ? text[..30] + "…" : text;
    }

    static (int R, int G, int B)? Hex(string? value)
    {
        if (value is null || !HexColour().IsMatch(value))
            return null;
        var digits = value.Length == 4 ? string.Concat(value.Skip(1).Select(digit => $"{digit}{digit}")) : value[1..];
        return (At(0), At(2), At(4));

        int At(int position) => int.Parse(digits.AsSpan(position, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    static double Ratio((int R, int G, int B) one, (int R, int G, int B) other)
    {
        var (first, second) = (Luminance(one), Luminance(other));
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    static double Luminance((int R, int G, int B) colour) =>
        (0.2126 * Linear(colour.R)) + (0.7152 * Linear(colour.G)) + (0.0722 * Linear(colour.B));

    static double Linear(int channel)
    {
        var value = channel / 255.0;
        return value <= 0.03928 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    /// <summary>The class rules of the dark media query.</summary>
    static List<ClassRule> DarkRules(string html)
    {
        var start = html.IndexOf("prefers-color-scheme: dark", StringComparison.Ordinal);
        if (start < 0)
            return [];
        var body = html[(html.IndexOf('{', start) + 1)..];
        var end = MediaEnd().Match(body);
        return
        [
            .. Rule().Matches(end.Success ? body[..(end.Index + 1)] : body)
                .SelectMany(rule => rule.Groups["selectors"].Value.Split(',', StringSplitOptions.TrimEntries)
                    .SelectMany(selector => Css.Declarations(rule.Groups["body"].Value)
                        .Select(declaration => new ClassRule(selector.TrimStart('.'), declaration.Property, declaration.Value)))),
        ];
    }

    sealed record ClassRule(string Class, string Property, string Value);

    [GeneratedRegex("^#([0-9a-f]{3}|[0-9a-f]{6})$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex HexColour();

    [GeneratedRegex(@"(?<selectors>\.[^{}]+?)\s*\{(?<body>[^{}]*)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Rule();

    [GeneratedRegex(@"\}\s*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex MediaEnd();
}
