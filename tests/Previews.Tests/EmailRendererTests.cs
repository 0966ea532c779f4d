using JadaReferral.Platform.ServiceDefaults;
using JadaReferral.Previews.Rendering;
using Microsoft.Extensions.Options;

namespace JadaReferral.Previews.Tests;

public sealed class EmailRendererTests
{
    public static TheoryData<string> SeededEmails => [.. Samples.SeededDrafts.Select(draft => draft.EmailId)];

    [Theory]
    [MemberData(nameof(SeededEmails))]
    public void Each_seeded_email_says_all_of_it_in_both_parts(string emailId)
    {
        var draft = Samples.SeededDrafts.Single(draft => draft.EmailId == emailId);
        var vendor = Samples.Everyone.Single(vendor => vendor.Code == draft.Vendor);

        var content = Samples.Renderer.Render(Samples.Template, draft, vendor).Content;

        Assert.Contains(vendor.Name, content.Subject, StringComparison.Ordinal);
        Assert.Contains("claim your referral link", content.Subject, StringComparison.Ordinal);
        var html = content.Html.Replace("&amp;", "&", StringComparison.Ordinal);
        foreach (var part in new[] { content.Text, html })
        {
            Assert.Contains($"Hi {vendor.ContactName ?? vendor.Name + " team"},", part, StringComparison.Ordinal);
            Assert.Contains(draft.Overrides!["opening"], part, StringComparison.Ordinal);
            Assert.Contains($"What is in it for {vendor.Name}", part, StringComparison.Ordinal);
            Assert.Contains($"https://shipcaptaincrew.queenofsandiego.com/ref/{vendor.Code}", part, StringComparison.Ordinal);
            Assert.Contains("How clicks are counted", part, StringComparison.Ordinal);
            Assert.Contains("What happens next", part, StringComparison.Ordinal);
            Assert.Contains("The crew of JADA", part, StringComparison.Ordinal);
            Assert.Contains(Samples.Outreach.ReplyTo, part, StringComparison.Ordinal);
            Assert.Contains(Samples.Outreach.PostalAddress, part, StringComparison.Ordinal);
            Assert.Contains("nsubscribe", part, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_same_input_is_the_same_bytes_and_any_other_input_is_not()
    {
        var again = new EmailRenderer(Options.Create(Samples.Outreach), Options.Create(Samples.Links), new OpenImage(Options.Create(Samples.Opens))).Render(Samples.Template, Samples.Draft("puesto"), Samples.Puesto);
        Assert.Equal(Samples.Mail.Bytes, again.Bytes);
        Assert.Equal(Samples.Mail.ContentHash, again.ContentHash);

        var edited = Samples.Renderer.Render(Samples.Template, Samples.Draft("puesto", overrides: new Dictionary<string, string> { ["closing"] = "Talk soon." }), Samples.Puesto);
        var renamed = Samples.Renderer.Render(Samples.Template, Samples.Draft("puesto"), Samples.Puesto with { ContactName = "Elena M. Ruiz" });
        Assert.Equal(3, new[] { again.ContentHash, edited.ContentHash, renamed.ContentHash }.Distinct().Count());
    }

    [Fact]
    public void Words_of_vendors_and_drafts_are_text_and_never_markup()
    {
        var vendor = Samples.Puesto with { Name = "Fish & <b>Chips</b> \"Shop\"" };
        var content = Samples.Renderer.Render(Samples.Template, Samples.Draft("puesto"), vendor).Content;

        Assert.DoesNotContain("<b>", content.Html, StringComparison.Ordinal);
        Assert.Contains("Fish &amp; &lt;b&gt;Chips&lt;/b&gt;", content.Html, StringComparison.Ordinal);
        Assert.Contains("Fish & <b>Chips</b> \"Shop\"", content.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Puesto\r\nBcc: everyone@example.com", null, null)]
    [InlineData("Puesto", "Elena\nX-Injected: 1", null)]
    [InlineData("Puesto", null, "Hello {{vendor.name}}\r\nBcc: everyone@example.com")]
    public void No_field_can_inject_a_header(string name, string? contact, string? subject)
    {
        var vendor = Samples.Puesto with { Name = name, ContactName = contact };
        var overrides = subject is null ? null : new Dictionary<string, string> { ["subject"] = subject };

        var refused = Assert.Throws<TemplateException>(() => Samples.Renderer.Render(Samples.Template, Samples.Draft("puesto", overrides: overrides), vendor));

        Assert.Contains("Remove it", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "has no email address")]
    [InlineData("nobody", "is no address")]
    [InlineData("Elena <elena@puesto.example>", "is no address")]
    [InlineData("elena@püesto.example", "is no address")]
    [InlineData("elena@puesto.example\r\nBcc: x@y.example", "is no address")]
    public void A_vendor_without_a_usable_address_is_refused_with_what_to_do(string? email, string says)
    {
        var refused = Assert.Throws<TemplateException>(() => Samples.Renderer.Render(Samples.Template, Samples.Draft("puesto"), Samples.Puesto with { ContactEmail = email }));

        Assert.Equal("vendor", refused.Part);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_draft_can_only_override_fields_that_the_template_has()
    {
        var draft = Samples.Draft("puesto", overrides: new Dictionary<string, string> { ["oppening"] = "Hello" });

        var refused = Assert.Throws<TemplateException>(() => Samples.Renderer.Render(Samples.Template, draft, Samples.Puesto));

        Assert.Equal("field:oppening", refused.Part);
        Assert.Contains("opening", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_partial_that_includes_itself_is_refused()
    {
        var template = Samples.Template with { Html = "{{> loop}}", Partials = new Dictionary<string, string> { ["loop"] = "x{{> loop}}" } };

        Assert.Throws<TemplateException>(() => Samples.Renderer.Render(template, Samples.Draft("puesto"), Samples.Puesto));
    }

    [Fact]
    public void The_unsubscribe_link_holds_a_token_that_only_our_key_opens()
    {
        var header = Samples.Mail.Content.Headers.Single(header => header.Name == "List-Unsubscribe").Value;
        var token = header[(header.IndexOf("/u/", StringComparison.Ordinal) + 3)..header.IndexOf('>', StringComparison.Ordinal)];

        Assert.True(new SealedToken(Samples.Outreach.UnsubscribeKey).TryOpen(token, out var text));
        Assert.Equal("elena@puesto.example puesto", text);
        Assert.False(new SealedToken("another secret, also long enough!!").TryOpen(token, out _));
        Assert.DoesNotContain("elena", header, StringComparison.OrdinalIgnoreCase);
    }
}
