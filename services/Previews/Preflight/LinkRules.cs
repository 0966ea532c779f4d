using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Previews.Preflight;

/// <summary>P30 to P36: where the mail leads, and what it loads.</summary>
static partial class LinkRules
{
    static readonly HashSet<string> Shorteners = new(StringComparer.OrdinalIgnoreCase)
    {
        "bit.ly", "buff.ly", "cutt.ly", "goo.gl", "is.gd", "lnkd.in", "ow.ly", "rb.gy", "rebrand.ly", "shorturl.at", "t.co", "t.ly", "tiny.cc", "tinyurl.com",
    };

    static readonly HashSet<string> Parameters = new(StringComparer.Ordinal) { "utm_source", "utm_medium", "utm_campaign", "p" };

    public static readonly IReadOnlyList<PreflightRule> All =
    [
        new("P30", Levels.Block, "One referral link, this vendor's", Referral),
        new("P31", Levels.Block, "Every link is safe and leads to us", Safe),
        new("P32", Levels.Block, "A link that shows an address leads there", Honest),
        new("P34", Levels.Warn, "No unknown tracking parameters", TrackingParameters),
        new("P35", Levels.Block, "Images are https and described", Images),
        new("P36", Levels.Block, "Opens are counted only where the card asks for it", Opens),
    ];

    static IEnumerable<string> Referral(MailUnderCheck mail)
    {
        var vendor = mail.Input.Vendor;
        var text = ReferralUrls(mail.TextUrls, mail);
        var html = ReferralUrls(mail.Anchors.Select(anchor => anchor.Href), mail);
        if (text is not [var inText])
            yield return $"The plain text has {text.Count} referral links instead of one.";
        else if (html is not [var inHtml])
            yield return $"The HTML has {html.Count} referral links instead of one.";
        else if (inText != inHtml)
            yield return $"The referral link differs: {inText} in the plain text, {inHtml} in the HTML. Use {{{{link.url}}}} in both.";
        else if (!inText.StartsWith("https://", StringComparison.Ordinal))
            yield return "The referral link is not https. Set Links:ReferralBase.";
        else if (inText[mail.Links.ReferralBase.Length..] != vendor.Code)
            yield return $"The referral link is {inText}, but this vendor's code is {vendor.Code}. Use {{{{link.url}}}}.";

        if (vendor.Status != Vendor.Active)
            yield return $"{vendor.Name} is paused: its link sends nobody. Resume the vendor, or don't write to it.";
        if (mail.Input.SameBatch.Any(other => other.Content.Text.Split((char[]?)null).Contains(mail.Links.ReferralBase + vendor.Code)))
            yield return $"Another mail of this card has the link of {vendor.Name}, too. Each vendor gets its own.";
    }

    static List<string> ReferralUrls(IEnumerable<string> urls, MailUnderCheck mail) => [.. urls.Where(mail.IsReferral).Distinct(StringComparer.Ordinal)];

    static IEnumerable<string> Safe(MailUnderCheck mail)
    {
        var ours = mail.Links.AllowedHosts
            .Append(new Uri(mail.Links.ReferralBase).Host)
            .Append(new Uri(mail.Outreach.UnsubscribeBase).Host)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var href in mail.Anchors.Select(anchor => anchor.Href).Concat(mail.TextUrls))
        {
            if (Contact().IsMatch(href) || mail.IsLocal(href))
                continue;
            if (!Scheme().IsMatch(href) || !Uri.TryCreate(href, UriKind.Absolute, out var url))
                yield return $"“{href}” is no whole address. Begin it with https://.";
            else if (url.Scheme != Uri.UriSchemeHttps)
                yield return $"{href} is not https.";
            else if (url.UserInfo.Length > 0)
                yield return $"{href} hides where it leads behind a user name.";
            else if (IPAddress.TryParse(url.Host, out _))
                yield return $"{href} names a machine by number. Use a host name.";
            else if (!Ascii.IsValid(url.Host) || url.Host.Contains("xn--", StringComparison.OrdinalIgnoreCase))
                yield return $"The host of {href} has letters that can be mistaken for others. Use our own domain.";
            else if (Shorteners.Contains(url.Host))
                yield return $"{href} is a shortened link: filters distrust it. Use the whole address.";
            else if (!ours.Contains(url.Host))
                yield return $"{url.Host} is not on the list of hosts that our mails lead to. Remove the link, or add the host to Links:AllowedHosts.";
        }
    }

    static IEnumerable<string> Honest(MailUnderCheck mail)
    {
        foreach (var (anchor, href) in mail.Anchors)
        {
            var shown = ShownAddress().Match(anchor.TextContent.Trim());
            if (shown.Success && Uri.TryCreate(href, UriKind.Absolute, out var url) && url.Scheme != Uri.UriSchemeMailto
                && !shown.Groups["host"].Value.Equals(url.Host, StringComparison.OrdinalIgnoreCase))
            {
                yield return $"A link shows {shown.Groups["host"].Value} and leads to {url.Host}. Show where it leads.";
            }
        }
    }

    static IEnumerable<string> TrackingParameters(MailUnderCheck mail)
    {
        foreach (var href in mail.Anchors.Select(anchor => anchor.Href).Concat(mail.TextUrls))
        {
            if (!Uri.TryCreate(href, UriKind.Absolute, out var url) || url.Scheme == Uri.UriSchemeMailto)
                continue;
            var names = url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')[0]);
            foreach (var name in names.Where(name => !Parameters.Contains(name)))
                yield return $"{url.GetLeftPart(UriPartial.Path)} carries the parameter “{name}”, which none of our pages reads. Remove it.";
        }
    }

    static IEnumerable<string> Images(MailUnderCheck mail)
    {
        foreach (var image in mail.Document.QuerySelectorAll("img"))
        {
            var source = image.GetAttribute("src") ?? "";
            if (!source.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
                yield return $"The image “{source}” is not https: clients will not load it.";
            if (!image.HasAttribute("alt"))
                yield return $"The image “{source}” has no alt text. Describe it, or write alt=\"\" for decoration.";
            if (!image.HasAttribute("width"))
                yield return $"The image “{source}” has no width: Outlook would show it at any size.";
        }
    }

    static IEnumerable<string> Opens(MailUnderCheck mail)
    {
        var images = mail.Document.QuerySelectorAll("img").ToLookup(image => (image.GetAttribute("src") ?? "").StartsWith(mail.Opens.Base, StringComparison.OrdinalIgnoreCase));
        var ours = images[true].Count();
        if (ours > 0 && !mail.Input.CountsOpens)
            yield return "The mail would tell when it is opened, but the card counts no opens. Let the card count them, or remove the image from the template.";
        else if (ours != 1 && mail.Input.CountsOpens)
            yield return $"The card counts opens, but the mail has {ours} images for it instead of one. Remove the template's own.";
        foreach (var image in images[false].Where(IsInvisible))
            yield return $"The image “{image.GetAttribute("src")}” can't be seen: it would tell somebody else when the mail is opened. Remove it.";
    }

    static bool IsInvisible(IElement image) =>
        int.TryParse(image.GetAttribute("width"), CultureInfo.InvariantCulture, out var width) && width <= 1
        && int.TryParse(image.GetAttribute("height"), CultureInfo.InvariantCulture, out var height) && height <= 1;

    /// <summary>Looked for first, because a path such as /a/b counts as an absolute address of a file on some systems.</summary>
    [GeneratedRegex("^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Scheme();

    [GeneratedRegex("^(mailto|tel):[^<>\\s]+$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Contact();

    [GeneratedRegex(@"^(https?://)?(?<host>[a-z0-9-]+(\.[a-z0-9-]+)+)(/\S*)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ShownAddress();
}
