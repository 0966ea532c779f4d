using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Previews.Page;
using JadaReferral.Previews.Stores;

namespace JadaReferral.Previews.Tests;

public sealed partial class PreviewPageTests
{
    static readonly PreviewVersion Version = new()
    {
        CardId = "card-1",
        Version = 3,
        RequestId = Guid.Parse("7e0c0b7a-6a0e-4c1e-9b54-0d6a4b6f1a01"),
        State = PreviewStates.Rendering,
        RequestedBy = "crew <b>",
        RequestedAt = Samples.Now,
        Drafts = [new DraftReference("puesto-referral", 1), new DraftReference("solare-referral", 1)],
        Vendors = [Samples.Puesto, Samples.Solare],
    };

    static readonly IReadOnlyList<PreviewedMail> Mails = [Previewed(Samples.Puesto), Previewed(Samples.Solare)];

    static readonly string Page = PreviewPage.Write(Version, Mails);

    static readonly IHtmlDocument Document = new HtmlParser().ParseDocument(Page);

    [Fact]
    public void The_same_version_is_the_same_page() => Assert.Equal(Page, PreviewPage.Write(Version, Mails));

    [Fact]
    public void Every_mail_is_shown_in_desktop_and_phone_width_light_and_dark()
    {
        Assert.Equal(2 * 4, Document.QuerySelectorAll("figure iframe").Length);
        foreach (var view in new[] { ".desktop.light", ".desktop.dark", ".phone.light", ".phone.dark" })
            Assert.Equal(2, Document.QuerySelectorAll("figure" + view).Length);
    }

    [Fact]
    public void Every_mail_comes_with_text_headers_preflight_and_hash()
    {
        foreach (var (section, mail) in Document.QuerySelectorAll("section").Zip(Mails))
        {
            Assert.Contains(mail.Mail.ContentHash, section.TextContent, StringComparison.Ordinal);
            Assert.Contains(mail.Mail.Content.Text.Trim(), section.TextContent, StringComparison.Ordinal);
            Assert.Contains("List-Unsubscribe=One-Click", section.TextContent, StringComparison.Ordinal);
            Assert.All(mail.Report.Outcomes, outcome => Assert.Contains(outcome.Title, section.TextContent, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void No_link_of_a_mail_can_be_followed_so_looking_never_counts()
    {
        foreach (var frame in Document.QuerySelectorAll("iframe"))
        {
            Assert.Equal("", frame.GetAttribute("sandbox"));
            var mail = new HtmlParser().ParseDocument(frame.GetAttribute("srcdoc")!);
            Assert.NotEmpty(mail.QuerySelectorAll("a"));
            Assert.Empty(mail.QuerySelectorAll("[href], [src], form, script"));
        }

        Assert.All(Document.QuerySelectorAll("[href]"), link => Assert.StartsWith("#", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public void Light_and_dark_do_not_depend_on_the_readers_setting()
    {
        foreach (var frame in Document.QuerySelectorAll("iframe"))
            Assert.DoesNotContain("prefers-color-scheme", frame.GetAttribute("srcdoc"), StringComparison.Ordinal);
        Assert.Contains("@media all", Document.QuerySelector("figure.dark iframe")!.GetAttribute("srcdoc"), StringComparison.Ordinal);
        Assert.Contains("@media not all", Document.QuerySelector("figure.light iframe")!.GetAttribute("srcdoc"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_admits_exactly_the_styles_that_are_there_and_nothing_else()
    {
        var policy = Document.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content")!;
        Assert.StartsWith("default-src 'none'; img-src https:; style-src 'unsafe-hashes' 'sha256-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);

        var admitted = Hash().Matches(policy).Select(match => match.Groups["hash"].Value).Order(StringComparer.Ordinal);
        var frames = Document.QuerySelectorAll("iframe").Select(frame => new HtmlParser().ParseDocument(frame.GetAttribute("srcdoc")!));
        var there = frames.Append(Document)
            .SelectMany(document => document.QuerySelectorAll("style").Select(style => style.TextContent)
                .Concat(document.QuerySelectorAll("[style]").Select(element => element.GetAttribute("style")!)))
            .Select(style => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style))))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        Assert.Equal(there, admitted);
        Assert.Empty(Document.QuerySelectorAll("script, link, img, form, [onclick]"));
    }

    [Fact]
    public void Changes_since_the_last_approval_are_marked_word_by_word()
    {
        var before = Samples.Mail.Content with { Text = Samples.Mail.Content.Text.Replace("In two weeks", "In five weeks", StringComparison.Ordinal) };
        var mail = Previewed(Samples.Puesto) with
        {
            Approved = new LastApproved("puesto-referral", new string('a', 64), 1, Samples.Now),
            ApprovedContent = before,
        };

        var page = new HtmlParser().ParseDocument(PreviewPage.Write(Version, [mail]));

        Assert.Equal(["five"], page.QuerySelectorAll("del").Select(element => element.TextContent));
        Assert.Equal(["two"], page.QuerySelectorAll("ins").Select(element => element.TextContent));
    }

    [Fact]
    public void What_people_typed_is_text_and_never_markup() =>
        Assert.Contains("crew &lt;b&gt;", Page, StringComparison.Ordinal);

    static PreviewedMail Previewed(Vendor vendor)
    {
        var draft = Samples.Draft(vendor.Code);
        var mail = Samples.Renderer.Render(Samples.Template, draft, vendor);
        return new PreviewedMail
        {
            Draft = draft,
            Vendor = vendor,
            Mail = mail,
            Report = Samples.Preflight.Check(Samples.Input(mail) with { Vendor = vendor, Others = [] }),
        };
    }

    [GeneratedRegex("'sha256-(?<hash>[^']+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hash();
}
