using System.Net;
using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.Outreach;
using JadaReferral.Dashboard.Tasks;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;
using MassTransit.Testing;

namespace JadaReferral.Dashboard.Tests;

[Trait("Needs", "emulators")]
[Collection(OnDynamo.Name)]
public sealed class ApprovalFlowTests(LocalDynamoDb aws)
{
    [Fact]
    public async Task A_new_approval_card_takes_every_draft_and_nothing_that_was_sent()
    {
        await using var app = await Started();

        var answer = await app.Post("tasks", new { type = "vendor-referral-approval", title = "Three new vendors", owner = "crew", priority = "high" });

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var card = Assert.Single((await app.Read<Listed<TaskCard>>("tasks")).Items);
        Assert.Equal(["boardbrew-intro", "puesto-intro", "wholefoods-intro"], card.Emails.Select(email => email.EmailId));
        Assert.Equal(CardStatus.Open, card.Status);
    }

    [Fact]
    public async Task A_card_goes_from_open_over_ready_and_approved_to_done()
    {
        await using var app = await Started();
        var card = await Seed.ReadyCard(app, await Seed.Card(app));

        var answer = await app.Post($"tasks/{card.TaskId}/approve", new { emails = Cards.Contents(card) });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await Eventually.True(() => Seed.Approvals(app).Count == 3, "three approvals published");
        foreach (var approval in Seed.Approvals(app))
            await app.Publish(Sent(approval));
        var done = await Seed.Until(app, card.TaskId, CardStatus.Done);
        Assert.All(done.Emails, email => Assert.Equal("ses-" + email.EmailId, email.SesMessageId));
        await Eventually.True(
            async () => (await app.Get<OutreachStore>().List(CancellationToken.None)).All(email => email.Status == OutreachEmail.Sent),
            "every email marked as sent");
    }

    [Fact]
    public async Task Approving_twice_publishes_once_and_the_second_is_told()
    {
        await using var app = await Started();
        var card = await Seed.ReadyCard(app, await Seed.Card(app));
        await app.Post($"tasks/{card.TaskId}/approve", new { emails = Cards.Contents(card) });

        var again = await app.Post($"tasks/{card.TaskId}/approve", new { emails = Cards.Contents(card) });

        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal("already-approved", await DashboardApp.CodeOf(again));
        await Eventually.True(() => Seed.Approvals(app).Count == 3, "three approvals published");
    }

    [Fact]
    public async Task Of_many_who_approve_at_once_one_wins_and_the_others_are_told()
    {
        await using var app = await Started();
        var card = await Seed.ReadyCard(app, await Seed.Card(app));
        var desk = app.Get<TaskDesk>();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(number =>
            Task.Run(() => desk.Approve(card.TaskId, Cards.Contents(card), "approver " + number, CancellationToken.None))));

        var winner = Assert.Single(outcomes, outcome => outcome.Value is not null).Value!;
        Assert.All(outcomes.Where(outcome => outcome.Value is null), outcome => Assert.Equal("already-approved", outcome.Refusal?.Code));
        await Eventually.True(() => Seed.Approvals(app).Count == 3, "three approvals published");
        Assert.All(Seed.Approvals(app), approval => Assert.Equal(winner.Emails[0].ApprovedBy, approval.ApprovedBy));
    }

    [Fact]
    public async Task An_edit_after_approval_cancels_it_and_says_so_on_the_card()
    {
        await using var app = await Started();
        var card = await Seed.ReadyCard(app, await Seed.Card(app));
        await app.Post($"tasks/{card.TaskId}/approve", new { emails = Cards.Contents(card) });

        var edited = await app.Get<OutreachDesk>().Edit("puesto-intro", new DraftFields { Vendor = "puesto" }, 1, "cleo", CancellationToken.None);

        Assert.Equal(2, edited.Value?.Version);
        var voided = await Seed.Until(app, card.TaskId, current => current.Emails.Any(email => email.State == EmailState.Cancelling), "puesto is being cancelled");
        Assert.Contains(voided.History, line => line.By == "cleo" && line.What.Contains("approval is void", StringComparison.Ordinal));
        await Eventually.True(() => app.Bus.Published.Select<CancelSend>().Count() == 1, "one cancellation published");
        Assert.Equal("puesto-intro", app.Bus.Published.Select<CancelSend>().Single().Context.Message.EmailId);
    }

    [Fact]
    public async Task An_edit_between_preview_and_approval_makes_the_approval_stale()
    {
        await using var app = await Started();
        var card = await Seed.ReadyCard(app, await Seed.Card(app));
        await app.Get<OutreachDesk>().Edit("puesto-intro", new DraftFields { Vendor = "puesto" }, 1, "cleo", CancellationToken.None);

        var refused = await app.Post($"tasks/{card.TaskId}/approve", new { emails = Cards.Contents(card) });

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Empty(Seed.Approvals(app));
    }

    [Fact]
    public async Task An_email_is_decided_on_one_card_at_a_time()
    {
        await using var app = await Started();
        var first = await Seed.Card(app);

        var second = await app.Post("tasks", new { type = "vendor-referral-approval", title = "Again", emails = new[] { "puesto-intro" } });

        Assert.Equal("other-card", await DashboardApp.CodeOf(second));
        await app.Post($"tasks/{first.TaskId}/reject", new { emailId = "puesto-intro", reason = "Another tone." });
        var third = await app.Post("tasks", new { type = "vendor-referral-approval", title = "Again", emails = new[] { "puesto-intro" } });
        Assert.Equal(HttpStatusCode.Created, third.StatusCode);
    }

    [Fact]
    public async Task The_same_idempotency_key_adds_one_card()
    {
        await using var app = await Started();
        var body = new { type = "follow-up", title = "Call Puesto", vendor = "puesto" };

        var first = await app.Post("tasks", body, ("Idempotency-Key", "abc"));
        var second = await app.Post("tasks", body, ("Idempotency-Key", "abc"));

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Single((await app.Read<Listed<TaskCard>>("tasks")).Items);
    }

    [Fact]
    public async Task An_opening_is_told_where_the_card_asked_for_it()
    {
        await using var app = await Started();
        var card = await Seed.Card(app);
        Assert.Equal(HttpStatusCode.OK, (await app.Post($"tasks/{card.TaskId}/opens", new { count = true })).StatusCode);
        card = await Seed.ReadyCard(app, card);
        await app.Post($"tasks/{card.TaskId}/approve", new { emails = Cards.Contents(card) });
        var approved = await Seed.Until(app, card.TaskId, CardStatus.Approved);

        var opened = new EmailOpened { OpenId = Guid.NewGuid(), CardId = card.TaskId, EmailId = "puesto-intro", OpenedAt = approved.Emails[0].ApprovedAt!.Value.AddHours(1), Source = OpenSources.Reader };
        await app.Publish(opened);

        await Seed.Until(app, card.TaskId, now => now.Emails.Any(email => email is { EmailId: "puesto-intro", Opens: [{ Source: OpenSources.Reader }] }), "the opening is on the card");
    }

    [Fact]
    public async Task A_message_about_a_card_that_does_not_exist_is_passed_over()
    {
        await using var app = await Started();

        await app.Publish(Sent((EmailApproved)Cards.Approved("puesto").Events[0]) with { CardId = "nocard" });

        await Eventually.True(() => app.Bus.Consumed.Select<EmailSent>(consumed => consumed.Exception is null).Any(), "the message consumed without a fault");
        Assert.Null(await app.Get<TaskStore>().Get("nocard", CancellationToken.None));
    }

    async Task<DashboardApp> Started()
    {
        var app = await DashboardApp.StartAsync(aws);
        await Seed.Outreach(app, aws.Dynamo);
        return app;
    }

    static EmailSent Sent(EmailApproved approval) => new()
    {
        ApprovalId = approval.ApprovalId,
        CardId = approval.CardId,
        EmailId = approval.EmailId,
        Vendor = approval.Vendor,
        ContentHash = approval.ContentHash,
        SesMessageId = "ses-" + approval.EmailId,
        SentAt = approval.ApprovedAt,
    };
}

/// <summary>A list as the API answers it.</summary>
public sealed record Listed<T>(IReadOnlyList<T> Items, string? NextCursor);
