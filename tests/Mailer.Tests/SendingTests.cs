using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using Amazon.SimpleEmail;
using Amazon.SimpleEmail.Model;
using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Mailer.Sending;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Mailer.Tests;

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

    [Fact]
    public async Task A_stopped_channel_keeps_mail_until_it_is_started_again()
    {
        await using var app = await MailerApp.Start(aws);
        await app.Consume(new StopMailChannel { RequestedBy = "owner", Reason = "Wrong price in the letter.", RequestedAt = app.Clock.GetUtcNow() });
        await app.Consume(await app.Approved());
        await app.Pass();
        Assert.Empty(app.Ses.Taken);
        Assert.Equal((MailChannel.Stopped, "Wrong price in the letter."), (app.Published<MailChannelChanged>()[^1].Channel.State, app.Published<MailChannelChanged>()[^1].Channel.Reason));

        await app.Consume(new StartMailChannel { RequestedBy = "owner", Reason = "Corrected.", RequestedAt = app.Clock.GetUtcNow() });
        await app.Pass();

        Assert.Single(app.Ses.Taken);
        Assert.Equal(MailChannel.Open, app.Published<MailChannelChanged>()[^1].Channel.State);
    }

    [Fact]
    public async Task A_start_that_was_asked_for_before_the_stop_does_not_undo_it()
    {
        await using var app = await MailerApp.Start(aws);
        var before = app.Clock.GetUtcNow();
        await app.Consume(new StopMailChannel { RequestedBy = "owner", Reason = "Wait.", RequestedAt = before.AddSeconds(1) });

        await app.Consume(new StartMailChannel { RequestedBy = "crew", Reason = "Go.", RequestedAt = before });

        Assert.Equal(MailChannel.Stopped, (await app.Channel()).State);
    }

    [Fact]
    public async Task Throttling_waits_and_tries_again()
    {
        await using var app = await MailerApp.Start(aws);
        app.Ses.NextThrows(Refusal("Throttling", "Maximum sending rate exceeded."));
        var approved = await app.Approved();
        await app.Consume(approved);

        await app.Pass();
        Assert.Equal((SendStates.Approved, "throttled"), ((await app.Row(approved.ApprovalId)).State, (await app.Row(approved.ApprovalId)).Code));
        await app.Pass();
        Assert.Equal(1, app.Ses.Calls);
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        await app.Pass();

        Assert.Single(app.Ses.Taken);
        Assert.Single(app.Published<EmailSent>());
    }

    [Fact]
    public async Task A_used_up_daily_quota_parks_the_channel_until_it_frees()
    {
        await using var app = await MailerApp.Start(aws);
        app.Ses.NextThrows(Refusal("Throttling", "Daily message quota exceeded."));
        await app.Consume(await app.Approved());
        await app.Consume(await app.Approved());

        await app.Pass();
        await app.Pass();
        Assert.True(app.Ses.Calls <= 2);
        Assert.NotNull((await app.Channel()).ParkedUntil);
        Assert.NotNull(app.Published<MailChannelChanged>()[^1].Channel.ParkedReason);

        app.Clock.Advance(TimeSpan.FromMinutes(11));
        await app.Pass();
        Assert.Equal(2, app.Ses.Taken.Count);
        Assert.Null((await app.Channel()).ParkedUntil);
    }

    [Fact]
    public async Task A_quota_known_to_be_used_up_keeps_mail_from_being_handed_over()
    {
        await using var app = await MailerApp.Start(aws);
        app.Ses.Quota = () => new GetSendQuotaResponse { Max24HourSend = 200, MaxSendRate = 1, SentLast24Hours = 200 };
        await app.Consume(await app.Approved());

        await app.Pass();

        Assert.Equal(0, app.Ses.Calls);
        Assert.NotNull((await app.Channel()).ParkedUntil);
    }

    [Fact]
    public async Task While_the_quota_is_not_known_the_configured_rate_holds()
    {
        await using var app = await MailerApp.Start(aws, new Dictionary<string, string?> { ["Mailer:FallbackRate"] = "20" });
        app.Ses.Quota = () => throw new TimeoutException("The emulator never answers this.");
        for (var count = 0; count < 4; count++)
            await app.Consume(await app.Approved());

        var start = TimeProvider.System.GetTimestamp();
        await app.Pass();

        Assert.Equal(4, app.Ses.Taken.Count);
        Assert.True(TimeProvider.System.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(150));
    }

    [Theory]
    [InlineData("AccountSendingPausedException")]
    [InlineData("ConfigurationSetDoesNotExist")]
    [InlineData("ConfigurationSetSendingPausedException")]
    [InlineData("MailFromDomainNotVerifiedException")]
    [InlineData("AccessDenied")]
    [InlineData("SignatureDoesNotMatch")]
    public async Task What_no_mail_survives_stops_the_channel_with_its_reason_and_fails_no_mail(string code)
    {
        await using var app = await MailerApp.Start(aws);
        app.Ses.NextThrows(Refusal(code, "Mend it."));
        var approved = await app.Approved();
        await app.Consume(approved);

        await app.Pass();

        var channel = await app.Channel();
        Assert.Equal((MailChannel.Stopped, "mailer"), (channel.State, channel.ChangedBy));
        Assert.Contains(code, channel.Reason, StringComparison.Ordinal);
        Assert.Equal(SendStates.Approved, (await app.Row(approved.ApprovalId)).State);
        Assert.Empty(app.Published<EmailFailed>());

        await app.Consume(new StartMailChannel { RequestedBy = "owner", Reason = "Mended.", RequestedAt = app.Clock.GetUtcNow() });
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        await app.Pass();
        Assert.Single(app.Ses.Taken);
    }

    [Theory]
    [InlineData("MessageRejected")]
    [InlineData("InvalidParameterValue")]
    public async Task A_mail_that_SES_refuses_for_good_fails_with_its_words(string code)
    {
        await using var app = await MailerApp.Start(aws);
        app.Ses.NextThrows(Refusal(code, "Email address is not verified."));
        await app.Consume(await app.Approved());

        await app.Pass();

        var failed = Assert.Single(app.Published<EmailFailed>());
        Assert.Equal(("failed", code), (failed.Outcome, failed.Code));
        Assert.Contains("Email address is not verified", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SES_that_can_not_be_reached_is_tried_again_since_nothing_left()
    {
        await using var app = await MailerApp.Start(aws);
        app.Ses.NextThrows(new HttpRequestException("No connection.", new SocketException((int)SocketError.ConnectionRefused)));
        await app.Consume(await app.Approved());

        await app.Pass();
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        await app.Pass();

        Assert.Single(app.Ses.Taken);
    }

    public static TheoryData<string> AmbiguousFailures => ["500", "503", "timeout", "reset", "odd"];

    [Theory]
    [MemberData(nameof(AmbiguousFailures))]
    public async Task What_may_have_been_sent_is_unknown_and_never_sent_again(string failure)
    {
        await using var app = await MailerApp.Start(aws);
        app.Ses.NextTakesAndThrows(failure switch
        {
            "500" => new AmazonSimpleEmailServiceException("Internal failure.", null, ErrorType.Receiver, "InternalFailure", "r-1", HttpStatusCode.InternalServerError),
            "503" => new AmazonSimpleEmailServiceException("Unavailable.", null, ErrorType.Receiver, "ServiceUnavailable", "r-1", HttpStatusCode.ServiceUnavailable),
            "timeout" => new TaskCanceledException("Timed out."),
            "reset" => new HttpRequestException("Reset.", new SocketException((int)SocketError.ConnectionReset)),
            _ => new InvalidDataException("The answer made no sense."),
        });
        var approved = await app.Approved();
        await app.Consume(approved);

        await app.Pass();
        await app.Consume(approved);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.Pass();

        Assert.Equal(1, app.Ses.Calls);
        Assert.Equal(SendStates.Unknown, Assert.Single(app.Published<EmailFailed>()).Outcome);
    }

    [Theory]
    [InlineData(SettleSend.WasSent, SendStates.Sent)]
    [InlineData(SettleSend.WasNotSent, SendStates.Failed)]
    public async Task A_person_settles_an_unknown_send_and_nothing_is_sent_by_that(string outcome, string state)
    {
        await using var app = await MailerApp.Start(aws);
        app.Ses.NextTakesAndThrows(new TaskCanceledException());
        var approved = await app.Approved();
        await app.Consume(approved);
        await app.Pass();

        await app.Consume(new SettleSend { ApprovalId = approved.ApprovalId, Outcome = outcome, Reason = "Seen in the vendor's mailbox.", SettledBy = "owner", RequestedAt = app.Clock.GetUtcNow() });
        await app.Pass();

        Assert.Equal(state, (await app.Row(approved.ApprovalId)).State);
        Assert.Equal(1, app.Ses.Calls);
        Assert.Equal(outcome == SettleSend.WasSent ? 1 : 0, app.Published<EmailSent>().Count);
        Assert.Equal(outcome == SettleSend.WasSent ? 1 : 2, app.Published<EmailFailed>().Count);
    }

    public static TheoryData<string> EveryStep => [.. Enum.GetNames<SendStep>()];

    [Theory]
    [MemberData(nameof(EveryStep))]
    public async Task A_process_that_dies_at_any_step_never_leads_to_two_mails_and_always_to_an_end(string step)
    {
        await using var app = await MailerApp.Start(aws);
        var approved = await app.Approved();
        await app.Consume(approved);
        app.Steps.DiesAt = Enum.Parse<SendStep>(step);
        await app.Pass();

        await using var next = await app.Restart();
        await next.Pass();
        await next.Consume(approved);
        next.Clock.Advance(TimeSpan.FromMinutes(5)); // past the time after which the dead sender counts as dead
        await next.Pass();
        await next.Pass();

        var row = await next.Row(approved.ApprovalId);
        Assert.Null(row.Due);
        Assert.True(next.Ses.Taken.Count <= 1);
        if (app.Steps.DiesAt is SendStep.Claimed or SendStep.Accepted)
        {
            Assert.Equal((SendStates.Unknown, "sender-died"), (row.State, row.Code));
            Assert.Equal(SendStates.Unknown, Assert.Single(next.Published<EmailFailed>()).Outcome);
        }
        else
        {
            Assert.Equal(SendStates.Sent, row.State);
            Assert.Single(next.Ses.Taken);
            Assert.NotEmpty(app.Published<EmailSent>().Concat(next.Published<EmailSent>()));
            Assert.Single(await next.Keys("sent/"));
        }
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
    public async Task Copies_of_sent_mails_are_dropped_when_they_are_old_enough_and_not_before()
    {
        await using var app = await MailerApp.Start(aws);
        await app.Consume(await app.Approved());
        await app.Pass();
        var archive = (Stores.MailArchive)app.Services.GetService(typeof(Stores.MailArchive))!;

        Assert.Equal(0, await archive.DropSent(app.Clock.GetUtcNow().AddDays(-1), CancellationToken.None));
        Assert.Equal(1, await archive.DropSent(app.Clock.GetUtcNow().AddDays(1), CancellationToken.None));
        Assert.Empty(await app.Keys("sent/"));
    }

    static void AssertFailed(MailerApp app, string code)
    {
        Assert.Equal(0, app.Ses.Calls);
        var failed = Assert.Single(app.Published<EmailFailed>());
        Assert.Equal(("failed", code), (failed.Outcome, failed.Code));
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

    static AmazonSimpleEmailServiceException Refusal(string code, string message) =>
        new(message, null, ErrorType.Sender, code, "r-1", HttpStatusCode.BadRequest);
}
