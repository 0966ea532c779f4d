using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Mailer.Tests;

/// <summary>An approval is undone while its mail has not left, whatever overtakes what.</summary>
[Trait("Needs", "emulators")]
[Collection(Emulators.Name)]
public sealed class CancellingTests(LocalAws aws)
{
    [Fact]
    public async Task Nothing_leaves_within_the_undo_window_and_a_cancelled_approval_never_leaves()
    {
        await using var app = await MailerApp.Start(aws);
        var kept = await app.Approved(notBefore: app.Clock.GetUtcNow().AddSeconds(60));
        var undone = await app.Approved(notBefore: app.Clock.GetUtcNow().AddSeconds(60));
        await app.Consume(kept);
        await app.Consume(undone);
        await app.Pass();
        Assert.Empty(app.Ses.Taken);

        await app.Consume(Cancel(undone));
        app.Clock.Advance(TimeSpan.FromSeconds(61));
        await app.Pass();
        await app.Consume(undone);
        await app.Pass();

        Assert.Single(app.Ses.Taken);
        Assert.Equal(kept.ApprovalId, Assert.Single(app.Published<EmailSent>()).ApprovalId);
        Assert.Equal(undone.ApprovalId, Assert.Single(app.Published<EmailCancelled>()).ApprovalId);
    }

    [Fact]
    public async Task A_cancellation_that_overtakes_its_approval_holds()
    {
        await using var app = await MailerApp.Start(aws);
        var approved = await app.Approved();

        await app.Consume(Cancel(approved));
        await app.Consume(approved);
        await app.Pass();

        Assert.Empty(app.Ses.Taken);
        Assert.Equal("owner", Assert.Single(app.Published<EmailCancelled>()).CancelledBy);
    }

    [Fact]
    public async Task A_cancellation_that_comes_too_late_is_refused_with_the_reason()
    {
        await using var app = await MailerApp.Start(aws);
        var approved = await app.Approved();
        await app.Consume(approved);
        await app.Pass();

        await app.Consume(Cancel(approved));

        Assert.Equal("It was sent already.", Assert.Single(app.Published<CancellationRefused>()).Reason);
        Assert.Equal(SendStates.Sent, (await app.Row(approved.ApprovalId)).State);
    }

    static CancelSend Cancel(EmailApproved approved) => new()
    {
        ApprovalId = approved.ApprovalId,
        CardId = approved.CardId,
        EmailId = approved.EmailId,
        Vendor = approved.Vendor,
        ContentHash = approved.ContentHash,
        CancelledBy = "owner",
        RequestedAt = approved.ApprovedAt,
    };
}
