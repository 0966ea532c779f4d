using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using JadaReferral.Platform.ServiceDefaults;
using JadaReferral.Previews.Page;
using JadaReferral.Previews.Preflight;
using JadaReferral.Previews.Rendering;
using Microsoft.Extensions.Options;

namespace JadaReferral.Previews.Tests;

public sealed partial class OpenImageTests
{
    const string Card = "k7f3mq2a";

    static readonly RenderedMail Counted = Samples.Renderer.Render(Samples.Template, Samples.Draft("puesto"), Samples.Puesto, Card);

    [Fact]
    public void Off_by_default_a_mail_loads_nothing() => Assert.DoesNotContain("<img", Samples.Mail.Content.Html, StringComparison.Ordinal);

    [Fact]
    public void Switched_on_the_image_is_part_of_what_is_hashed_and_names_card_and_email_to_us_alone()
    {
        Assert.NotEqual(Samples.Mail.ContentHash, Counted.ContentHash);
        Assert.Equal(Samples.Mail.Content.Text, Counted.Content.Text);

        var token = Assert.Single(Image().Matches(Counted.Content.Html)).Groups["token"].Value;
        Assert.DoesNotContain("puesto", token, StringComparison.OrdinalIgnoreCase);
        Assert.True(new SealedToken(Samples.Opens.Key!).TryOpen(token, out var text));
        Assert.Equal($"open {Card} puesto-referral", text);
        Assert.Equal(Counted.Bytes, Samples.Renderer.Render(Samples.Template, Samples.Draft("puesto"), Samples.Puesto, Card).Bytes);
    }

    [Fact]
    public void A_mail_that_counts_opens_passes_preflight_for_a_card_that_asked_for_it()
    {
        var report = Samples.Preflight.Check(Samples.Input(Counted) with { CountsOpens = true });

        Assert.DoesNotContain(report.Findings, finding => finding.Level != Levels.NotChecked);
    }

    [Fact]
    public void A_mail_without_the_image_is_not_what_a_counting_card_asked_for() =>
        Assert.Contains("0 images for it instead of one", Finding(Samples.Input() with { CountsOpens = true }), StringComparison.Ordinal);

    [Fact]
    public void An_invisible_image_of_somebody_else_is_found() =>
        Assert.Contains("tell somebody else", Finding(Samples.Input(MimeMessage.Write(Samples.Mail.Content with { Html = Samples.Mail.Content.Html.Replace("</body>", "<img src=\"https://queenofsandiego.com/x.gif\" width=\"1\" height=\"1\" alt=\"\"></body>", StringComparison.Ordinal) }))), StringComparison.Ordinal);

    [Fact]
    public void Looking_at_the_preview_loads_no_image_and_so_never_counts()
    {
        foreach (var frame in (FramedMail[])[FramedMail.Light(Counted.Content.Html), FramedMail.Dark(Counted.Content.Html)])
        {
            Assert.DoesNotContain(Samples.Opens.Base, frame.Html, StringComparison.Ordinal);
            Assert.Empty(new HtmlParser().ParseDocument(frame.Html).QuerySelectorAll("[src]"));
        }
    }

    [Fact]
    public void Without_a_key_a_card_that_counts_opens_is_refused_with_what_to_do()
    {
        var renderer = new EmailRenderer(Options.Create(Samples.Outreach), Options.Create(Samples.Links), new OpenImage(Options.Create(new OpenOptions())));

        var refused = Assert.Throws<TemplateException>(() => renderer.Render(Samples.Template, Samples.Draft("puesto"), Samples.Puesto, Card));

        Assert.Contains("Opens:Key", refused.Message, StringComparison.Ordinal);
    }

    static string Finding(PreflightInput input) => Assert.Single(Samples.Preflight.Check(input).Findings, finding => finding.Rule == "P36").Message;

    [GeneratedRegex("<img src=\"https://shipcaptaincrew\\.queenofsandiego\\.com/o/(?<token>[A-Za-z0-9_-]{22,})\" width=\"1\" height=\"1\" alt=\"\">", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Image();
}
