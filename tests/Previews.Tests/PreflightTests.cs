using System.Text;
using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Local;
using JadaReferral.Previews.Preflight;
using JadaReferral.Previews.Rendering;

namespace JadaReferral.Previews.Tests;

public sealed class PreflightTests
{
    static readonly Dictionary<string, PreflightInput> Failing = FailingSamples().ToDictionary(sample => sample.Rule, sample => sample.Input, StringComparer.Ordinal);

    public static TheoryData<string> Rules => [.. PreflightCheck.Rules.Select(Name)];

    public static TheoryData<string> SeededEmails => [.. Samples.SeededDrafts.Select(draft => draft.EmailId)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_passes_a_sound_mail_and_finds_what_it_is_for(string rule)
    {
        Assert.Empty(Outcome(Samples.Input(), rule).Sentences);

        var found = Outcome(Failing[rule], rule);
        Assert.NotEmpty(found.Sentences);
        Assert.All(found.Sentences, sentence => Assert.EndsWith(".", sentence.Replace("://.", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(SeededEmails))]
    public void Nothing_is_wrong_with_the_seeded_emails(string emailId)
    {
        var draft = Samples.SeededDrafts.Single(draft => draft.EmailId == emailId);
        var vendor = Samples.Everyone.Single(vendor => vendor.Code == draft.Vendor);
        var mail = Samples.Renderer.Render(Samples.Template, draft, vendor);

        var report = Samples.Preflight.Check(new PreflightInput { Mail = mail, Vendor = vendor, Others = [.. Samples.Everyone.Where(other => other != vendor)] });

        Assert.DoesNotContain(report.Findings, finding => finding.Level != Levels.NotChecked);
        Assert.True(report.MayBeApproved);
    }

    [Fact]
    public void What_was_not_checked_is_said_and_never_passes()
    {
        var report = Samples.Preflight.Check(Samples.Input());

        Assert.Equal(
            ["P01", "P02", "P03", "P04", "P05", "P14", "P17", "P18", "P33", "P46", "P52", "P54", "P55", "P56"],
            report.Findings.Where(finding => finding.Level == Levels.NotChecked).Select(finding => finding.Rule));
    }

    [Fact]
    public void The_page_in_docs_lists_exactly_these_rules()
    {
        var listed = File.ReadAllLines(Repository.At("docs", "preflight.md")).Where(line => line.StartsWith("| P", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries));

        Assert.Equal(
            PreflightCheck.Rules.Select(rule => rule.Id).Concat(OutsideRules.All.Select(rule => rule.Id)).Concat(UncheckedRules.All.Select(rule => rule.Id)).Order(StringComparer.Ordinal),
            listed.Select(cells => cells[1]).Order(StringComparer.Ordinal));
        Assert.All(PreflightCheck.Rules, rule => Assert.Contains(listed, cells => cells[1] == rule.Id && cells[2] == rule.Level && cells[3] == rule.Title));
        Assert.All(OutsideRules.All, rule => Assert.Contains(listed, cells => cells[1] == rule.Id && cells[2] == rule.Level && cells[3] == rule.Title));
        Assert.All(UncheckedRules.All, rule => Assert.Contains(listed, cells => cells[1] == rule.Id && cells[2] == rule.Title));
    }

    [Fact]
    public void A_finding_of_a_blocking_rule_keeps_the_mail_from_being_approved()
    {
        Assert.True(Samples.Preflight.Check(Samples.Input()).MayBeApproved);
        Assert.False(Samples.Preflight.Check(Failing["P24 block"]).MayBeApproved);
        Assert.True(Samples.Preflight.Check(Failing["P43 warn"]).MayBeApproved);
    }

    [Theory]
    [InlineData("https://bit.ly/jada", "shortened")]
    [InlineData("https://203.0.113.7/x", "by number")]
    [InlineData("https://user@queenofsandiego.com/", "user name")]
    [InlineData("https://queenоfsandiego.com/", "mistaken")]
    [InlineData("http://queenofsandiego.com/", "not https")]
    [InlineData("https://elsewhere.example/", "not on the list")]
    [InlineData("/ref/puesto", "no whole address")]
    public void Every_kind_of_unsafe_link_is_told_apart(string href, string says) =>
        Assert.Contains(Outcome(WithHtml(html => html.Replace("</h1>", $"</h1><a href=\"{href}\">here</a>", StringComparison.Ordinal)), "P31 block").Sentences, sentence => sentence.Contains(says, StringComparison.Ordinal));

    [Theory]
    [InlineData("<script>1</script>")]
    [InlineData("<form action=\"https://queenofsandiego.com\"></form>")]
    [InlineData("<iframe src=\"https://queenofsandiego.com\"></iframe>")]
    [InlineData("<p onclick=\"x()\">x</p>")]
    [InlineData("<a href=\"javascript:x()\">x</a>")]
    [InlineData("<img alt=\"\" width=\"1\" src=\"data:image/gif;base64,R0lGOD\">")]
    [InlineData("<style>@import url(https://x.example/a.css);</style>")]
    public void Nothing_that_runs_or_loads_gets_by(string html) =>
        Assert.NotEmpty(Outcome(WithHtml(mail => mail.Replace("</h1>", "</h1>" + html, StringComparison.Ordinal)), "P41 block").Sentences);

    static IEnumerable<(string Rule, PreflightInput Input)> FailingSamples()
    {
        yield return ("P06 block", WithHeader("Reply-To", "no-reply@queenofsandiego.com"));
        yield return ("P10 block", WithBytes(mail => mail.Replace("Reply-To:", "To: Another <other@vendor.example>\r\nReply-To:", StringComparison.Ordinal)));
        yield return ("P11 block", WithBytes(mail => mail.Replace("multipart/alternative", "multipart/mixed", StringComparison.Ordinal).Replace("text/plain", "text/html", StringComparison.Ordinal)));
        yield return ("P12 block", WithBytes(mail => mail.Replace("Hi Elena Ruiz,", new string('x', 999), StringComparison.Ordinal)));
        yield return ("P12 warn", WithBytes(mail => mail.Replace("Subject: ", "Subject: a subject that somebody has not folded although it could well be folded at any of ", StringComparison.Ordinal)));
        yield return ("P13 block", WithHeader("List-Unsubscribe", "<https://shipcaptaincrew.queenofsandiego.com/u/elena>, <mailto:crew@queenofsandiego.com>"));
        yield return ("P15 warn", WithHeader("List-Unsubscribe", Samples.Mail.Content.Headers.Single(header => header.Name == "List-Unsubscribe").Value.Split(',')[0]));
        yield return ("P16 block", WithBytes(mail => "Message-ID: <1@queenofsandiego.com>\r\n" + mail));
        yield return ("P20 block", WithText(text => text + "\nTODO: add the menu\n"));
        yield return ("P21 block", WithSubject("RE: HELLO!!"));
        yield return ("P21 warn", WithSubject("Puesto x JADA: claim your own referral link to the bay, now ready"));
        yield return ("P22 block", WithText(text => text.Replace("Hi Elena Ruiz", "Hi Solare Ristorante", StringComparison.Ordinal)));
        yield return ("P23 block", WithText(text => text.Replace("count", "", StringComparison.OrdinalIgnoreCase)));
        yield return ("P24 block", WithText(text => text.Replace("1 Example Pier", "Harbor Drive", StringComparison.Ordinal)));
        yield return ("P25 block", WithText(text => text + "\nAct now: results are guaranteed.\n"));
        yield return ("P26 warn", WithText(text => string.Concat(Enumerable.Repeat(text, 3))));
        yield return ("P30 block", WithHtml(html => html.Replace("/ref/puesto", "/ref/solare", StringComparison.Ordinal)));
        yield return ("P31 block", WithHtml(html => html.Replace("</h1>", "</h1><a href=\"https://bit.ly/x\">here</a>", StringComparison.Ordinal)));
        yield return ("P32 block", WithHtml(html => html.Replace("</h1>", "</h1><a href=\"https://queenofsandiego.com/\">puesto.example/menu</a>", StringComparison.Ordinal)));
        yield return ("P34 warn", WithHtml(html => html.Replace("</h1>", "</h1><a href=\"https://queenofsandiego.com/?fbclid=1\">here</a>", StringComparison.Ordinal)));
        yield return ("P35 block", WithHtml(html => html.Replace("</h1>", "</h1><img src=\"https://queenofsandiego.com/a.jpg\">", StringComparison.Ordinal)));
        yield return ("P36 block", Samples.Input(Samples.Renderer.Render(Samples.Template, Samples.Draft("puesto"), Samples.Puesto, "k7f3mq2a")));
        yield return ("P40 block", WithHtml(html => html.Replace("</h1>", "</h1><p>" + new string('x', 102_400) + "</p>", StringComparison.Ordinal)));
        yield return ("P40 warn", WithHtml(html => html.Replace("</h1>", "</h1><p>" + new string('x', 82_000) + "</p>", StringComparison.Ordinal)));
        yield return ("P41 block", WithHtml(html => html.Replace("</h1>", "</h1><script>alert(1)</script>", StringComparison.Ordinal)));
        yield return ("P42 warn", WithHtml(html => html.Replace("width=\"600\"", "width=\"900\"", StringComparison.Ordinal).Replace(" lang=\"en\"", "", StringComparison.Ordinal)));
        yield return ("P43 warn", WithHtml(html => html.Replace("Your own link to the bay is ready, and every guest you send is counted.", "Ready.", StringComparison.Ordinal)));
        yield return ("P44 warn", WithHtml(html => html.Replace("color:#55636f", "color:#cccccc", StringComparison.Ordinal)));
        yield return ("P45 warn", WithHtml(html => html.Replace("<h1 class=\"title\" style=\"", "<h1 class=\"title\" style=\"position:sticky; ", StringComparison.Ordinal)));
        yield return ("P50 block", WithHtml(html => html.Replace("</h1>", "</h1><p>Ten per cent off: $25 until Dec 31</p>", StringComparison.Ordinal)));
        yield return ("P51 block", Samples.Input() with { Suppression = new Suppression { Address = "elena@puesto.example", Reason = SuppressionReasons.Unsubscribed, Since = Samples.Now } });
        yield return ("P52 block", Samples.Input(Samples.Mail with { Content = Samples.Mail.Content with { To = "elena@localhost" } }));
        yield return ("P52 warn", Samples.Input(Samples.Mail with { Content = Samples.Mail.Content with { To = "info@puesto.example" } }));
        yield return ("P53 block", Samples.Input(Samples.Mail with { Bytes = [.. Samples.Mail.Bytes, (byte)' '] }));
    }

    static RuleOutcome Outcome(PreflightInput input, string rule) =>
        Samples.Preflight.Check(input).Outcomes.Single(outcome => $"{outcome.Rule} {outcome.Level}" == rule);

    static string Name(PreflightRule rule) => $"{rule.Id} {rule.Level}";

    static PreflightInput WithText(Func<string, string> change) => With(content => content with { Text = change(content.Text) });

    static PreflightInput WithHtml(Func<string, string> change) => With(content => content with { Html = change(content.Html) });

    static PreflightInput WithSubject(string subject) => With(content => content with
    {
        Subject = subject,
        Headers = [.. content.Headers.Select(header => header.Name == "Subject" ? header with { Value = subject } : header)],
    });

    static PreflightInput WithHeader(string name, string value) => With(content => content with
    {
        Headers = [.. content.Headers.Select(header => header.Name == name ? new MailHeader(name, value) : header)],
    });

    static PreflightInput With(Func<MailContent, MailContent> change)
    {
        var changed = change(Samples.Mail.Content);
        Assert.NotEqual(Samples.Mail.Content, changed); // a sample that changes nothing would prove nothing
        return Samples.Input(MimeMessage.Write(changed));
    }

    static PreflightInput WithBytes(Func<string, string> change)
    {
        var bytes = Encoding.ASCII.GetBytes(change(Encoding.ASCII.GetString(Samples.Mail.Bytes)));
        Assert.NotEqual(Samples.Mail.Bytes, bytes);
        return Samples.Input(Samples.Mail with { Bytes = bytes, ContentHash = MimeMessage.HashOf(bytes) });
    }
}
