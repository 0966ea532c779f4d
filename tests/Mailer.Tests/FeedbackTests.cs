using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Testing.Emulators;
using MassTransit;

namespace JadaReferral.Mailer.Tests;

[Trait("Needs", "emulators")]
[Collection(Emulators.Name)]
public sealed class FeedbackTests(LocalAws aws)
{
    [Fact]
    public async Task A_delivery_is_told_with_the_servers_words()
    {
        await using var app = await MailerApp.Start(aws);
        var approved = await Sent(app);

        await app.Feedback(SesEvents.Json("Email Delivered", approved.ApprovalId));

        var delivered = Assert.Single(app.Published<EmailDelivered>());
        Assert.Equal((approved.ApprovalId, "eric@puesto.example", "250 2.0.0 OK"), (delivered.ApprovalId, delivered.Recipient, delivered.SmtpResponse));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 17, 30, 3, 101, TimeSpan.Zero), delivered.OccurredAt);
        Assert.Equal(delivered.OccurredAt, (await app.Row(approved.ApprovalId)).DeliveredAt);
    }

    [Fact]
    public async Task A_permanent_bounce_suppresses_the_address_before_anything_else_is_sent_to_it()
    {
        await using var app = await MailerApp.Start(aws);
        var approved = await Sent(app);

        await app.Feedback(SesEvents.Json("Email Bounced", approved.ApprovalId));
        await app.Consume(await app.Approved());
        await app.Pass();

        Assert.Equal((SuppressionReasons.Bounced, approved.ApprovalId), ((await app.Suppression("eric@puesto.example"))!.Reason, (await app.Suppression("eric@puesto.example"))!.ApprovalId));
        Assert.True(Assert.Single(app.Published<EmailBounced>()).Permanent);
        Assert.Single(app.Published<AddressSuppressed>());
        Assert.Equal("suppressed", Assert.Single(app.Published<EmailFailed>()).Code);
        Assert.Single(app.Ses.Taken);
    }

    [Fact]
    public async Task A_recipient_with_a_display_name_is_suppressed_by_the_address()
    {
        await using var app = await MailerApp.Start(aws);
        var approved = await Sent(app);

        await app.Feedback(SesEvents.Json(
            "Email Complaint Received",
            approved.ApprovalId,
            SesEvents.Bodies["Email Complaint Received"].Replace("eric@puesto.example", "Eric of Puesto <Eric@puesto.example>", StringComparison.Ordinal)));

        Assert.Equal(SuppressionReasons.Complained, (await app.Suppression("eric@puesto.example"))?.Reason);
        Assert.Equal("eric@puesto.example", Assert.Single(app.Published<AddressSuppressed>()).Address);
    }

    [Fact]
    public async Task A_passing_bounce_is_told_and_suppresses_nobody()
    {
        await using var app = await MailerApp.Start(aws);
        var approved = await Sent(app);

        await app.Feedback(SesEvents.Json("Email Bounced", approved.ApprovalId, SesEvents.Bodies["Email Bounced"].Replace("Permanent", "Transient", StringComparison.Ordinal).Replace("NoEmail", "MailboxFull", StringComparison.Ordinal)));

        var bounced = Assert.Single(app.Published<EmailBounced>());
        Assert.Equal((false, "Transient/MailboxFull"), (bounced.Permanent, bounced.BounceType));
        Assert.Null(await app.Suppression("eric@puesto.example"));
    }

    [Fact]
    public async Task A_complaint_suppresses_and_outranks_an_earlier_reason()
    {
        await using var app = await MailerApp.Start(aws);
        var approved = await Sent(app);
        await app.Suppress("eric@puesto.example", SuppressionReasons.Manual);

        await app.Feedback(SesEvents.Json("Email Complaint Received", approved.ApprovalId));
        await app.Suppress("eric@puesto.example", SuppressionReasons.Bounced);

        Assert.Equal(SuppressionReasons.Complained, (await app.Suppression("eric@puesto.example"))!.Reason);
        Assert.Equal("abuse", Assert.Single(app.Published<EmailComplained>()).ComplaintType);
    }

    [Fact]
    public async Task A_delay_is_told_with_its_end()
    {
        await using var app = await MailerApp.Start(aws);
        var approved = await Sent(app);

        await app.Feedback(SesEvents.Json("Email Delivery Delayed", approved.ApprovalId));

        var delayed = Assert.Single(app.Published<EmailDelayed>());
        Assert.Equal("TransientCommunicationFailure", delayed.DelayType);
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 7, 30, 0, 412, TimeSpan.Zero), delayed.ExpiresAt);
    }

    [Fact]
    public async Task The_Sent_event_settles_an_unknown_send()
    {
        await using var app = await MailerApp.Start(aws);
        app.Ses.NextTakesAndThrows(new TaskCanceledException());
        var approved = await app.Approved();
        await app.Consume(approved);
        await app.Pass();
        Assert.Equal(SendStates.Unknown, (await app.Row(approved.ApprovalId)).State);

        await app.Feedback(SesEvents.Json("Email Sent", approved.ApprovalId));
        await app.Pass();

        var sent = Assert.Single(app.Published<EmailSent>());
        Assert.Equal(SesEvents.MessageId, sent.SesMessageId);
        Assert.Single(app.Ses.Taken);
        Assert.Single(await app.Keys("sent/"));
    }

    [Fact]
    public async Task An_event_that_comes_before_our_own_write_ends_in_the_same_state()
    {
        await using var app = await MailerApp.Start(aws);
        var approved = await app.Approved();
        await app.Consume(approved);
        app.Ses.Next(async request =>
        {
            await app.Feedback(SesEvents.Json("Email Sent", approved.ApprovalId));
            await app.Feedback(SesEvents.Json("Email Delivered", approved.ApprovalId));
            return new Amazon.SimpleEmail.Model.SendRawEmailResponse { MessageId = SesEvents.MessageId };
        });

        await app.Pass();
        await app.Pass();

        var row = await app.Row(approved.ApprovalId);
        Assert.Equal((SendStates.Sent, SesEvents.MessageId, null), (row.State, row.SesMessageId, row.Due));
        Assert.NotNull(row.DeliveredAt);
        Assert.NotEmpty(app.Published<EmailSent>());
    }

    [Fact]
    public async Task A_rejection_after_acceptance_fails_the_send()
    {
        await using var app = await MailerApp.Start(aws);
        var approved = await Sent(app);

        await app.Feedback(SesEvents.Json("Email Rejected", approved.ApprovalId));
        await app.Feedback(SesEvents.Json("Email Sent", approved.ApprovalId));
        await app.Pass();

        var failed = Assert.Single(app.Published<EmailFailed>());
        Assert.Equal(("failed", "rejected"), (failed.Outcome, failed.Code));
        Assert.Contains("Bad content", failed.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Email Teleported")]
    [InlineData("Email Opened")]
    [InlineData("Email Clicked")]
    [InlineData("Email Subscribed")]
    public async Task What_nobody_asked_for_or_knows_is_kept_and_is_no_error(string type)
    {
        await using var app = await MailerApp.Start(aws);
        var approved = await Sent(app);

        await app.Feedback(SesEvents.Json(type, approved.ApprovalId));

        Assert.Single(await app.Keys("feedback/"));
        Assert.Equal(SendStates.Sent, (await app.Row(approved.ApprovalId)).State);
        Assert.Empty(app.Published<Fault>());
    }

    [Fact]
    public async Task A_bounce_of_a_mail_that_is_not_in_the_ledger_still_suppresses()
    {
        await using var app = await MailerApp.Start(aws);

        await app.Feedback(SesEvents.Json("Email Bounced", approval: null));
        await app.Feedback(SesEvents.Json("Email Bounced", Guid.NewGuid()));

        Assert.NotNull(await app.Suppression("eric@puesto.example"));
        Assert.Equal(2, (await app.Keys("feedback/")).Count);
    }

    static async Task<EmailApproved> Sent(MailerApp app)
    {
        var approved = await app.Approved();
        await app.Consume(approved);
        await app.Pass();
        return approved;
    }
}
