using System.Security.Cryptography;
using System.Text;
using AngleSharp;
using AngleSharp.Html.Parser;

namespace JadaReferral.Previews.Page;

/// <summary>
/// A mail's HTML prepared for a sandboxed frame: links lead nowhere and the image that counts opens is not loaded, so that looking never counts,
/// and the colour scheme is fixed, so that light and dark can stand side by side whatever the reader's own setting is.
/// </summary>
sealed class FramedMail
{
    FramedMail(string html, IReadOnlyList<string> styleHashes)
    {
        Html = html;
        StyleHashes = styleHashes;
    }

    public string Html { get; }

    /// <summary>CSP sources of every style in it: a frame made from text inherits the page's policy.</summary>
    public IReadOnlyList<string> StyleHashes { get; }

    public static FramedMail Light(string html) => Of(html, "not all");

    public static FramedMail Dark(string html) => Of(html, "all");

    static FramedMail Of(string html, string darkApplies)
    {
        var document = new HtmlParser().ParseDocument(html);
        foreach (var link in document.QuerySelectorAll("[href]"))
        {
            link.SetAttribute("title", link.GetAttribute("href")!);
            link.RemoveAttribute("href");
        }

        foreach (var invisible in document.QuerySelectorAll("img[width='1'][height='1']"))
            invisible.RemoveAttribute("src");

        foreach (var style in document.QuerySelectorAll("style"))
            style.TextContent = style.TextContent.Replace("(prefers-color-scheme: dark)", darkApplies, StringComparison.Ordinal);
        document.QuerySelector("meta[name=color-scheme]")?.SetAttribute("content", darkApplies == "all" ? "dark" : "light");

        var styles = document.QuerySelectorAll("style").Select(style => style.TextContent)
            .Concat(document.QuerySelectorAll("[style]").Select(element => element.GetAttribute("style")!));
        return new FramedMail(document.ToHtml(), [.. styles.Select(StyleHash).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>The CSP source for one style.</summary>
    public static string StyleHash(string style) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'";
}
