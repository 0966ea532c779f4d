using System.Text;
using AngleSharp.Dom;

namespace JadaReferral.Previews.Preflight;

/// <summary>P40 to P45: HTML that mail clients show as it was meant.</summary>
static class HtmlRules
{
    const int ClippedAt = 102_400; // Gmail clips what is longer
    const int Budget = 92_160;
    const int WidestLayout = 640;

    /// <summary>Properties that Outlook's Word engine, Gmail and Apple Mail all honour, or ignore without harm.</summary>
    static readonly HashSet<string> Properties = new(StringComparer.Ordinal)
    {
        "background", "background-color", "border", "border-bottom", "border-collapse", "border-color", "border-left", "border-radius", "border-right", "border-spacing", "border-top",
        "border-style", "border-width", "color", "color-scheme", "direction", "display", "font", "font-family", "font-size", "font-style", "font-variant", "font-weight", "height",
        "letter-spacing", "line-height", "list-style", "list-style-type", "margin", "margin-bottom", "margin-left", "margin-right", "margin-top", "max-height", "max-width", "mso-hide",
        "mso-line-height-rule", "mso-padding-alt", "mso-table-lspace", "mso-table-rspace", "overflow", "padding", "padding-bottom", "padding-left", "padding-right", "padding-top",
        "table-layout", "text-align", "text-decoration", "text-transform", "text-underline-offset", "vertical-align", "white-space", "width", "word-break", "word-spacing", "word-wrap",
        "-ms-text-size-adjust", "-webkit-text-size-adjust",
    };

    public static readonly IReadOnlyList<PreflightRule> All =
    [
        new("P40", Levels.Block, "Short enough not to be clipped", Clipped),
        new("P40", Levels.Warn, "Room left below the clipping size", NearlyClipped),
        new("P41", Levels.Block, "Nothing that runs or loads", Active),
        new("P42", Levels.Warn, "Laid out for mail: 600 pixels, layout tables, language, title", Layout),
        new("P43", Levels.Warn, "A preheader of its own", Preheader),
        new("P44", Levels.Warn, "Text stands out from its background, in light and dark", Contrast.Find),
        new("P45", Levels.Warn, "Only CSS that mail clients know", KnownProperties),
    ];

    static int EncodedSize(MailUnderCheck mail) =>
        mail.Mime.Parts is [_, var html, ..] ? html.Body.Length : Encoding.UTF8.GetByteCount(mail.Html);

    static IEnumerable<string> Clipped(MailUnderCheck mail)
    {
        if (EncodedSize(mail) is >= ClippedAt and var size)
            yield return $"The HTML has {size:N0} bytes; Gmail cuts mails off at {ClippedAt:N0} and hides the footer. Shorten it.";
    }

    static IEnumerable<string> NearlyClipped(MailUnderCheck mail)
    {
        if (EncodedSize(mail) is > Budget and < ClippedAt and var size)
            yield return $"The HTML has {size:N0} bytes, close to the {ClippedAt:N0} at which Gmail cuts mails off. Shorten it.";
    }

    static IEnumerable<string> Active(MailUnderCheck mail)
    {
        foreach (var element in mail.Document.QuerySelectorAll("script, iframe, form, object, embed, link, base, input, button, video, audio"))
            yield return $"<{element.LocalName}> does not work in mail and makes filters suspicious. Remove it.";
        foreach (var element in mail.Document.All)
        {
            foreach (var attribute in element.Attributes)
            {
                var value = attribute.Value.TrimStart();
                if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
                    yield return $"<{element.LocalName}> has the script attribute {attribute.Name}. Remove it.";
                else if (value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || value.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
                    yield return $"<{element.LocalName}> carries a {value[..value.IndexOf(':', StringComparison.Ordinal)]}: address. Use an https address.";
            }
        }

        if (mail.Html.Contains("@import", StringComparison.OrdinalIgnoreCase) || mail.Html.Contains("url(data:", StringComparison.OrdinalIgnoreCase))
            yield return "The CSS loads something. Write what matters inline.";
    }

    static IEnumerable<string> Layout(MailUnderCheck mail)
    {
        var widths = mail.Document.QuerySelectorAll("table, td, div, img")
            .SelectMany(element => Css.Declarations(element.GetAttribute("style"))
                .Where(declaration => declaration.Property is "width" or "max-width" or "min-width")
                .Select(declaration => Css.Pixels(declaration.Value))
                .Append(Css.Pixels(element.GetAttribute("width"))));
        if (widths.Any(width => width > WidestLayout))
            yield return $"Something is wider than {WidestLayout} pixels. Keep the layout at 600.";
        if (mail.Document.QuerySelectorAll("table").Any(table => table.GetAttribute("role") != "presentation" && table.QuerySelector("th") is null))
            yield return "A layout table has no role=\"presentation\": screen readers would read it out as data.";
        if (mail.Document.QuerySelector("meta[name=viewport]") is null)
            yield return "The head has no viewport: phones would show the mail tiny.";
        if (mail.Document.QuerySelector("meta[name=color-scheme]") is null)
            yield return "The head does not declare color-scheme: clients would invert colours as they like.";
        if (string.IsNullOrWhiteSpace(mail.Document.DocumentElement.GetAttribute("lang")))
            yield return "<html> has no lang: screen readers would guess the language.";
        if (string.IsNullOrWhiteSpace(mail.Document.Title))
            yield return "The head has no title.";
    }

    static IEnumerable<string> Preheader(MailUnderCheck mail)
    {
        var first = mail.Document.Body?.Children.FirstOrDefault(child => child.TextContent.Trim().Length > 0);
        var hidden = first is not null && Css.Declarations(first.GetAttribute("style")).Contains(("display", "none"));
        var words = hidden ? first!.TextContent.Trim() : "";
        if (words.Length == 0)
            yield return "The body does not begin with a hidden preheader: inboxes would show whatever comes first.";
        else if (words.Length is < 40 or > 110)
            yield return $"The preheader has {words.Length} characters. Use 40 to 110.";
        else if (words.Equals(mail.Subject, StringComparison.OrdinalIgnoreCase))
            yield return "The preheader repeats the subject. Say the next thing instead.";
    }

    static IEnumerable<string> KnownProperties(MailUnderCheck mail) =>
        mail.Styled.SelectMany(styled => styled.Declarations)
            .Select(declaration => declaration.Property)
            .Where(property => !Properties.Contains(property))
            .Select(property => $"The CSS property {property} does not work in common mail clients. Find another way.");
}
