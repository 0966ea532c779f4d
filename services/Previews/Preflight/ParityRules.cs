using System.Text.RegularExpressions;

namespace JadaReferral.Previews.Preflight;

/// <summary>P50: whoever reads the plain text learns what readers of the HTML learn, and the reverse.</summary>
static partial class ParityRules
{
    public static readonly IReadOnlyList<PreflightRule> All =
        [new("P50", Levels.Block, "Plain text and HTML say the same", SameFacts)];

    static IEnumerable<string> SameFacts(MailUnderCheck mail)
    {
        var textLinks = mail.TextUrls.ToHashSet(StringComparer.Ordinal);
        var htmlLinks = mail.Anchors.Select(anchor => anchor.Href).Where(href => href.StartsWith("http", StringComparison.OrdinalIgnoreCase)).ToHashSet(StringComparer.Ordinal);
        foreach (var link in htmlLinks.Except(textLinks))
            yield return $"The plain text lacks the link {link}. Add it.";
        foreach (var link in textLinks.Except(htmlLinks))
            yield return $"The HTML lacks the link {link}. Add it.";

        var textFacts = Facts(mail.Text);
        var htmlFacts = Facts(mail.HtmlText);
        foreach (var fact in htmlFacts.Except(textFacts))
            yield return $"The plain text lacks “{fact}”, which the HTML has. Add it.";
        foreach (var fact in textFacts.Except(htmlFacts))
            yield return $"The HTML lacks “{fact}”, which the plain text has. Add it.";

        var vendor = mail.Input.Vendor;
        foreach (var name in new[] { vendor.Name, vendor.ContactName }.OfType<string>())
        {
            var (inText, inHtml) = (mail.Text.Contains(name, StringComparison.Ordinal), mail.HtmlText.Contains(name, StringComparison.Ordinal));
            if (inText != inHtml)
                yield return $"“{name}” is only in {(inText ? "the plain text" : "the HTML")}. Use it in both.";
        }
    }

    /// <summary>Prices, percentages, dates, times, phone numbers and mail addresses, as they are written. Web addresses were compared above.</summary>
    static HashSet<string> Facts(string words) =>
        Fact().Matches(Address().Replace(words, " ")).Select(match => match.Value.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"https?://\S+|\b[\w-]+(\.[\w-]+)+/\S*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Address();

    [GeneratedRegex(
        @"[$€£]\s?\d[\d,.]*\d|[$€£]\s?\d|\d+(\.\d+)?\s?%|\b\d{4}-\d{2}-\d{2}\b|\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.? \d{1,2}\b|\b\d{1,2}(:\d{2})?\s?[ap]m\b|\+?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b|\b[\w.+-]{1,64}@[\w-]{1,63}(\.[\w-]{1,63})+",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Fact();
}
