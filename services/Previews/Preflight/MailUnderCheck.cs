using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace JadaReferral.Previews.Preflight;

/// <summary>A mail as the rules look at it: its content, its bytes read back, and its HTML parsed.</summary>
sealed partial class MailUnderCheck(PreflightInput input, OutreachOptions outreach, LinkOptions links, OpenOptions opens)
{
    public PreflightInput Input => input;

    public OutreachOptions Outreach => outreach;

    public LinkOptions Links => links;

    public OpenOptions Opens => opens;

    public string Subject => input.Mail.Content.Subject;

    public string Text => input.Mail.Content.Text;

    public string Html => input.Mail.Content.Html;

    /// <summary>The bytes, read by a reader that knows nothing of the writer.</summary>
    public MimeReading Mime { get; } = MimeReading.Of(input.Mail.Bytes);

    public IHtmlDocument Document { get; } = new HtmlParser().ParseDocument(input.Mail.Content.Html);

    /// <summary>What the HTML part says, blanks run together, without its head.</summary>
    public string HtmlText { get; } = Words(new HtmlParser().ParseDocument(input.Mail.Content.Html));

    /// <summary>Both parts and the subject, each under the name that a person knows it by.</summary>
    public IEnumerable<(string Part, string Words)> Parts => [("The subject", Subject), ("The plain text", Text), ("The HTML", HtmlText)];

    /// <summary>Every link of the HTML part.</summary>
    public IEnumerable<(IElement Anchor, string Href)> Anchors =>
        Document.QuerySelectorAll("a[href], area[href]").Select(anchor => (anchor, anchor.GetAttribute("href") ?? ""));

    /// <summary>Every http and https address in the plain text.</summary>
    public IEnumerable<string> TextUrls => UrlsIn(Text);

    /// <summary>Whether <paramref name="url"/> is a referral link, by its host and path.</summary>
    public bool IsReferral(string url) => url.StartsWith(links.ReferralBase, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether <paramref name="url"/> is the unsubscribe page of a stack on this very machine, which has no certificate: nothing there
    /// reaches a real mailbox.
    /// </summary>
    public bool IsLocal(string url) =>
        new Uri(outreach.UnsubscribeBase).IsLoopback && url.StartsWith(outreach.UnsubscribeBase, StringComparison.Ordinal);

    /// <summary>Every element with inline style, and its declarations.</summary>
    public IEnumerable<(IElement Element, IReadOnlyList<(string Property, string Value)> Declarations)> Styled =>
        Document.QuerySelectorAll("[style]").Select(element => (element, Css.Declarations(element.GetAttribute("style"))));

    /// <summary>Every http and https address in a text.</summary>
    public static IEnumerable<string> UrlsIn(string text) => Url().Matches(text).Select(match => match.Value.TrimEnd('.', ',', ')', ';'));

    /// <summary>Line breaks and cells part words; bold or linked letters within a word don't.</summary>
    static string Words(IHtmlDocument document)
    {
        foreach (var element in document.QuerySelectorAll("br, p, div, td, th, tr, li, h1, h2, h3, h4, hr, table"))
            element.Before(document.CreateTextNode(" "));
        return Blanks().Replace(document.Body?.TextContent ?? "", " ").Trim();
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"https?://[^\s<>""]+", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Url();
}
