using System.Security.Cryptography;
using System.Text;
using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Mailer.Tests;

/// <summary>What Mailer itself finds wrong with an approved mail keeps it from being handed to SES.</summary>
[Trait("Needs", "emulators")]
[Collection(Emulators.Name)]
public sealed class RefusingTests(LocalAws aws)
{
    [Fact]
    public async Task Stored_bytes_that_were_tampered_with_are_not_sent()
    {
        await using var app = await MailerApp.Start(aws);
        var approved = await app.Approved();
        await app.Store(approved.ContentHash, "To: other@elsewhere.example\r\n\r\nHello"u8.ToArray());

        await app.Consume(approved);
        await app.Pass();

        AssertFailed(app, "hash-mismatch");
    }

    [Fact]
    public async Task Approved_bytes_that_are_gone_are_not_sent()
    {
        await using var app = await MailerApp.Start(aws);

        await app.Consume(await app.Approved() with { ContentHash = new string('a', 64) });
        await app.Pass();

        AssertFailed(app, "content-missing");
    }

    [Theory]
    [InlineData("To: a@x.example, b@x.example\r\n\r\nHello")]
    [InlineData("To: a@x.example\r\nBcc: b@x.example\r\n\r\nHello")]
    [InlineData("To: a@x.example\r\nTo: b@x.example\r\n\r\nHello")]
    [InlineData("Subject: nobody\r\n\r\nTo: a@x.example")]
    public async Task A_mail_to_anything_but_one_recipient_is_not_sent(string mail)
    {
        await using var app = await MailerApp.Start(aws);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(mail)));
        await app.Store(hash, Encoding.ASCII.GetBytes(mail));

        await app.Consume(await app.Approved() with { ContentHash = hash });
        await app.Pass();

        AssertFailed(app, "recipient-invalid");
    }

    [Fact]
    public async Task A_suppressed_address_is_not_mailed_however_it_is_spelled()
    {
        await using var app = await MailerApp.Start(aws);
        await app.Suppress("eric@puesto.example");

        await app.Consume(await app.Approved("Eric@Puesto.example"));
        await app.Pass();

        AssertFailed(app, "suppressed");
    }

    [Fact]
    public async Task An_approval_that_expired_while_nothing_could_leave_is_not_sent_and_says_so()
    {
        await using var app = await MailerApp.Start(aws);
        var late = await app.Approved() with { ExpiresAt = app.Clock.GetUtcNow().AddHours(1) };
        var lasting = await app.Approved() with { ExpiresAt = app.Clock.GetUtcNow().AddHours(3) };
        await app.Consume(late);
        await app.Consume(lasting);

        app.Clock.Advance(TimeSpan.FromHours(2));
        await app.Pass();

        Assert.Equal(lasting.ApprovalId, Assert.Single(app.Published<EmailSent>()).ApprovalId);
        var failed = Assert.Single(app.Published<EmailFailed>());
        Assert.Equal((late.ApprovalId, SendStates.Failed, "approval-expired"), (failed.ApprovalId, failed.Outcome, failed.Code));
        Assert.Contains("expired", failed.Reason, StringComparison.Ordinal);
    }

    static void AssertFailed(MailerApp app, string code)
    {
        Assert.Equal(0, app.Ses.Calls);
        var failed = Assert.Single(app.Published<EmailFailed>());
        Assert.Equal(("failed", code), (failed.Outcome, failed.Code));
    }
}
