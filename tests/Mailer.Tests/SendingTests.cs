using System.Security.Cryptography;
using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Mailer.Sending;
using JadaReferral.Mailer.Stores;
using JadaReferral.Testing.Emulators;
using Microsoft.Extensions.DependencyInjection;

namespace JadaReferral.Mailer.Tests;

/// <summary>What was approved leaves as it was approved, once.</summary>
[Trait("Needs", "emulators")]
[Collection(Emulators.Name)]
public sealed class SendingTests(LocalAws aws)
{
    [Fact]
    public async Task An_approval_is_sent_once_with_the_approved_bytes_and_our_tags_archived_and_told()
    {
        await using var app = await MailerApp.Start(aws);
        var approved = await app.Approved();

        await app.Consume(approved);
        await app.Pass();
        await app.Consume(approved);
        await app.Pass();

        var mail = Assert.Single(app.Ses.Taken);
        Assert.Equal(approved.ContentHash, Convert.ToHexStringLower(SHA256.HashData(mail.RawMessage!.Data!.ToArray())));
        Assert.Equal(["eric@puesto.example"], mail.Destinations);
        Assert.Equal("outreach", mail.ConfigurationSetName);
        Assert.Equal([("send_id", approved.ApprovalId.ToString("N")), ("card_id", "card-1"), ("vendor_id", "puesto")], mail.Tags!.Select(tag => (tag.Name, tag.Value)));
        var sent = Assert.Single(app.Published<EmailSent>());
        Assert.Equal((approved.ApprovalId, "ses-1", approved.ContentHash), (sent.ApprovalId, sent.SesMessageId, sent.ContentHash));
        Assert.EndsWith($"{approved.ApprovalId:N}.eml", Assert.Single(await app.Keys("sent/")), StringComparison.Ordinal);
        var row = await app.Row(approved.ApprovalId);
        Assert.Equal((SendStates.Sent, null, 1), (row.State, row.Due, row.Attempts));
    }

    [Fact]
    public async Task Two_Mailers_on_one_ledger_send_each_mail_once()
    {
        await using var app = await MailerApp.Start(aws);
        await using var other = await app.Restart();
        for (var count = 0; count < 10; count++)
            await app.Consume(await app.Approved());

        await Task.WhenAll(app.Pass(), other.Pass(), app.Pass(), other.Pass());
        await app.Pass();

        Assert.Equal(10, app.Ses.Taken.Count);
        Assert.Equal(10, app.Ses.Taken.Select(mail => mail.Tags![0].Value).Distinct().Count());
    }

    [Fact]
    public async Task A_mail_whose_bytes_vanished_after_it_was_sent_is_told_all_the_same()
    {
        await using var app = await MailerApp.Start(aws);
        var approved = await app.Approved();
        await app.Consume(approved);
        app.Steps.Meanwhile = (SendStep.Recorded, () => app.Remove(approved.ContentHash));

        await app.Pass();

        Assert.Equal(approved.ApprovalId, Assert.Single(app.Published<EmailSent>()).ApprovalId);
        Assert.Null((await app.Row(approved.ApprovalId)).Due);
        Assert.Empty(await app.Keys("sent/"));
    }

    [Fact]
    public async Task Copies_of_sent_mails_are_dropped_when_they_are_old_enough_and_not_before()
    {
        await using var app = await MailerApp.Start(aws);
        await app.Consume(await app.Approved());
        await app.Pass();
        var archive = app.Services.GetRequiredService<MailArchive>();

        Assert.Equal(0, await archive.DropSent(app.Clock.GetUtcNow().AddDays(-1), CancellationToken.None));
        Assert.Equal(1, await archive.DropSent(app.Clock.GetUtcNow().AddDays(1), CancellationToken.None));
        Assert.Empty(await app.Keys("sent/"));
    }
}
