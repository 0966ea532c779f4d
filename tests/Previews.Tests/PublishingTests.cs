using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Previews.Preflight;
using JadaReferral.Previews.Rendering;
using JadaReferral.Previews.Stores;
using JadaReferral.Testing.Emulators;
using MassTransit;
using static JadaReferral.Previews.Tests.Requests;

namespace JadaReferral.Previews.Tests;

[Trait("Needs", "emulators")]
public sealed class PublishingTests(LocalAws aws) : IClassFixture<LocalAws>
{
    const string Pointer = PageStore.PointerKey;

    [Fact]
    public async Task A_request_ends_in_stored_mails_a_page_a_pointer_an_invalidation_and_an_event()
    {
        await using var app = await PreviewsApp.Start(aws);

        await app.Consume(Request(1));

        var published = Assert.Single(app.Published<PreviewPublished>());
        Assert.Equal("https://edge.example/previews/card-1/1/index.html", published.VersionUrl);
        Assert.Equal("https://edge.example/vendor-referral-preview.html", published.Url);
        Assert.Equal(["puesto-referral", "boardbrew-referral", "wholefoods-referral"], published.Emails.Select(email => email.EmailId));
        foreach (var email in published.Emails)
        {
            Assert.Equal(email.ContentHash, MimeMessage.HashOf(await app.Mail(email.ContentHash)));
            Assert.DoesNotContain(email.Findings, finding => finding.Level == Levels.Block);
        }

        var page = await app.Page("previews/card-1/1/index.html");
        Assert.All(published.Emails, email => Assert.Contains(email.ContentHash, page, StringComparison.Ordinal));
        Assert.Equal(page, await app.Page(Pointer));
        var invalidation = Assert.Single(app.CloudFront.Invalidations);
        Assert.Equal(("card-1-v1", published.InvalidationId), (invalidation.CallerReference, invalidation.Id));
        Assert.Equal(["/vendor-referral-preview.html"], invalidation.Paths);
    }

    [Fact]
    public async Task A_card_that_counts_opens_gets_mails_that_tell_and_a_page_that_says_so()
    {
        await using var app = await PreviewsApp.Start(aws);

        await app.Consume(Request(1) with { CountOpens = true });

        var published = Assert.Single(app.Published<PreviewPublished>());
        Assert.All(published.Emails, email => Assert.True(email.CountsOpens));
        Assert.DoesNotContain(published.Emails.SelectMany(email => email.Findings), finding => finding.Level == Levels.Block);
        foreach (var email in published.Emails)
            Assert.Contains("shipcaptaincrew.queenofsandiego.com/o/", System.Text.Encoding.ASCII.GetString(await app.Mail(email.ContentHash)).Replace("=\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var page = await app.Page("previews/card-1/1/index.html");
        Assert.Contains("these mails tell when they are opened", page, StringComparison.Ordinal);
        Assert.DoesNotContain("queenofsandiego.com/o/", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_delivery_renders_the_same_and_invalidates_nothing_more_even_if_the_vendor_changed_in_between()
    {
        await using var app = await PreviewsApp.Start(aws);
        var request = Request(1);

        await app.Consume(request);
        await app.Put("vendors", Samples.Puesto with { Name = "Puesto La Jolla" });
        await app.Consume(request);

        var (first, second) = app.Published<PreviewPublished>() is [var one, var two] ? (one, two) : throw new InvalidOperationException("Not published twice.");
        Assert.Equal(first.Emails.Select(email => email.ContentHash), second.Emails.Select(email => email.ContentHash));
        Assert.Equal((first.InvalidationId, first.PublishedAt), (second.InvalidationId, second.PublishedAt));
        Assert.Single(app.CloudFront.Invalidations);
    }

    [Fact]
    public async Task A_crash_after_the_version_was_claimed_is_picked_up_with_the_vendors_as_they_were_then()
    {
        await using var app = await PreviewsApp.Start(aws);
        var request = Request(1);
        await app.Service<PreviewStore>().Claim(
            new PreviewVersion
            {
                CardId = request.CardId,
                Version = 1,
                RequestId = request.RequestId,
                State = PreviewStates.Rendering,
                RequestedBy = request.RequestedBy,
                RequestedAt = request.RequestedAt,
                Drafts = request.Drafts,
                Vendors = [.. Samples.Everyone.Select(vendor => vendor with { ContactName = "Whoever it was" })],
            },
            CancellationToken.None);

        await app.Consume(request);

        Assert.Contains("Whoever it was", await app.Page(Pointer), StringComparison.Ordinal);
        Assert.Single(app.Published<PreviewPublished>());
    }

    [Fact]
    public async Task A_rollback_shows_the_earlier_version_again_under_an_invalidation_of_its_own()
    {
        await using var app = await PreviewsApp.Start(aws);
        await app.Consume(Request(1, at: Samples.Now));
        await app.Consume(Request(2, at: Samples.Now.AddMinutes(1)));

        await app.Consume(Rollback(1, at: Samples.Now.AddMinutes(2)));

        var rolledBack = Assert.Single(app.Published<PreviewRolledBack>());
        Assert.Equal(await app.Page("previews/card-1/1/index.html"), await app.Page(Pointer));
        Assert.Equal(3, rolledBack.Emails.Count);
        Assert.Equal(3, app.CloudFront.Invalidations.Count);
        Assert.Equal(app.CloudFront.Invalidations[^1].Id, rolledBack.InvalidationId);
    }

    [Fact]
    public async Task A_rollback_to_a_version_that_never_was_is_refused_and_changes_nothing()
    {
        await using var app = await PreviewsApp.Start(aws);
        await app.Consume(Request(1));

        await app.Consume(Rollback(9, at: Samples.Now.AddMinutes(2)));

        Assert.Contains("never published", Assert.Single(app.Published<PreviewFailed>()).Reason, StringComparison.Ordinal);
        Assert.Contains("Version 1", await app.Page(Pointer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_template_fails_with_its_place_and_leaves_the_old_page()
    {
        await using var app = await PreviewsApp.Start(aws);
        await app.Consume(Request(1, at: Samples.Now));
        await app.Put("outreach", Samples.Template with { Version = 2, Html = "line one\n{{vendor.nmae}}" });
        await app.Put("outreach", Samples.Draft("puesto", version: 2) with { TemplateVersion = 2 });

        await app.Consume(Request(2, at: Samples.Now.AddMinutes(1)) with { Drafts = [new DraftReference("puesto-referral", 2)] });

        var failed = Assert.Single(app.Published<PreviewFailed>());
        Assert.Contains("puesto-referral: html, line 2, column 1: There is no “vendor.nmae”", failed.Reason, StringComparison.Ordinal);
        Assert.Contains("Version 1", await app.Page(Pointer), StringComparison.Ordinal);
        Assert.Equal(PreviewStates.Failed, (await app.Service<PreviewStore>().Find("card-1", 2, CancellationToken.None))!.State);
    }

    [Theory]
    [InlineData("nobody-referral", 1L, "has no version 1")]
    [InlineData("puesto-referral", 7L, "has no version 7")]
    public async Task A_draft_that_is_not_there_fails_with_a_sentence(string emailId, long version, string says)
    {
        await using var app = await PreviewsApp.Start(aws);

        await app.Consume(Request(1) with { Drafts = [new DraftReference(emailId, version)] });

        Assert.Contains(says, Assert.Single(app.Published<PreviewFailed>()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_id_that_could_leave_its_folder_is_refused()
    {
        await using var app = await PreviewsApp.Start(aws);

        await app.Consume(Request(1) with { CardId = "../../index" });

        Assert.Contains("is no card id", Assert.Single(app.Published<PreviewFailed>()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_preview_shows_what_changed_since_the_last_approval_whichever_way_approvals_arrive()
    {
        await using var app = await PreviewsApp.Start(aws);
        await app.Consume(Request(1, at: Samples.Now));
        var approved = app.Published<PreviewPublished>()[0].Emails[0];
        await app.Consume(Approval(approved, Samples.Now.AddMinutes(1)));
        await app.Consume(Approval(approved with { ContentHash = new string('0', 64) }, Samples.Now.AddMinutes(-1)));
        await app.Put("outreach", Samples.Draft("puesto", overrides: new Dictionary<string, string> { ["closing"] = "Phone us." }, version: 2));

        await app.Consume(Request(2, at: Samples.Now.AddMinutes(2)) with { Drafts = [new DraftReference("puesto-referral", 2)] });

        Assert.Matches("<ins>[^<]*Phone", await app.Page(Pointer));
    }

    [Fact]
    public async Task A_suppressed_recipient_blocks_the_mail()
    {
        await using var app = await PreviewsApp.Start(aws);
        var puesto = Samples.Everyone.Single(vendor => vendor.Code == "puesto");
        await app.Put("suppressions", new Suppression { Address = puesto.ContactEmail!, Reason = SuppressionReasons.Complained, Since = Samples.Now });

        await app.Consume(Request(1));

        var finding = Assert.Single(app.Published<PreviewPublished>()[0].Emails[0].Findings, finding => finding.Level == Levels.Block);
        Assert.Equal("P51", finding.Rule);
    }

    [Fact]
    public async Task An_unsaved_draft_is_rendered_and_checked_and_a_broken_template_refused_with_line_and_column()
    {
        await using var app = await PreviewsApp.Start(aws);
        var client = app.Harness.GetRequestClient<RenderDraft>();

        var rendered = await client.GetResponse<DraftRendered, DraftRefused>(new RenderDraft { Draft = Samples.Draft("puesto", version: 0) });
        Assert.True(rendered.Is(out Response<DraftRendered>? answer));
        Assert.Contains("Puesto", answer.Message.Email.Subject, StringComparison.Ordinal);
        Assert.Contains(answer.Message.Headers, header => header is { Name: "List-Unsubscribe-Post", Value: "List-Unsubscribe=One-Click" });

        var broken = await client.GetResponse<DraftRendered, DraftRefused>(new RenderDraft
        {
            Draft = Samples.Draft("puesto", version: 0),
            Template = Samples.Template with { Text = "one\n\n  {{#if vendor.name}}" },
        });
        Assert.True(broken.Is(out Response<DraftRefused>? refused));
        Assert.Equal(("text", 3, 3), (refused.Message.Part, refused.Message.Line ?? 0, refused.Message.Column ?? 0));
    }

    static EmailApproved Approval(RenderedEmail email, DateTimeOffset at) => new()
    {
        ApprovalId = Guid.NewGuid(),
        CardId = "card-1",
        EmailId = email.EmailId,
        DraftVersion = email.DraftVersion,
        Vendor = email.Vendor,
        ContentHash = email.ContentHash,
        ApprovedBy = "crew",
        ApprovedAt = at,
    };
}
