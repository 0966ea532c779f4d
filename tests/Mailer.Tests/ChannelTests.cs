using System.Net;
using Amazon.SimpleEmail.Model;
using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Mailer.Sending;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Mailer.Tests;

/// <summary>The switch that stops all sending, and the account's limits.</summary>
[Trait("Needs", "emulators")]
[Collection(Emulators.Name)]
public sealed class ChannelTests(LocalAws aws)
{
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
    public async Task A_stop_of_what_is_stopped_already_holds_against_an_earlier_start_that_comes_late()
    {
        await using var app = await MailerApp.Start(aws);
        var first = app.Clock.GetUtcNow();
        await app.Consume(new StopMailChannel { RequestedBy = "crew", Reason = "A typo.", RequestedAt = first });
        await app.Consume(new StopMailChannel { RequestedBy = "owner", Reason = "The wrong price.", RequestedAt = first.AddSeconds(2) });

        await app.Consume(new StartMailChannel { RequestedBy = "crew", Reason = "Corrected.", RequestedAt = first.AddSeconds(1) });

        var channel = await app.Channel();
        Assert.Equal((MailChannel.Stopped, "owner", "The wrong price."), (channel.State, channel.ChangedBy, channel.Reason));
    }

    [Fact]
    public async Task A_stop_holds_a_mail_that_waits_for_its_turn()
    {
        await using var app = await MailerApp.Start(aws);
        await app.Consume(await app.Approved());
        app.Steps.Meanwhile = (SendStep.BeforeFetch, () => app.Consume(new StopMailChannel { RequestedBy = "owner", Reason = "Wait.", RequestedAt = app.Clock.GetUtcNow() }));

        await app.Pass();

        Assert.Equal(0, app.Ses.Calls);
    }

    [Fact]
    public async Task A_channel_that_a_person_stopped_keeps_their_reason_when_SES_refuses_all_mail_too()
    {
        await using var app = await MailerApp.Start(aws);
        await app.Consume(await app.Approved());
        app.Steps.Meanwhile = (SendStep.Claimed, () => app.Consume(new StopMailChannel { RequestedBy = "owner", Reason = "The wrong price.", RequestedAt = app.Clock.GetUtcNow() }));
        app.Ses.NextThrows(ScriptedSes.Refusal("AccessDenied", "Mend it."));

        await app.Pass();

        Assert.Equal("The wrong price.", (await app.Channel()).Reason);
    }

    [Theory]
    [InlineData("AccountSendingPausedException")]
    [InlineData("ConfigurationSetDoesNotExist")]
    [InlineData("ConfigurationSetSendingPausedException")]
    [InlineData("MailFromDomainNotVerifiedException")]
    [InlineData("AccessDenied")]
    [InlineData("SignatureDoesNotMatch")]
    [InlineData("NotAuthorized")]
    [InlineData("ACodeNobodyKnows", HttpStatusCode.Forbidden)]
    public async Task What_no_mail_survives_stops_the_channel_with_its_reason_and_fails_no_mail(string code, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        await using var app = await MailerApp.Start(aws);
        app.Ses.NextThrows(ScriptedSes.Refusal(code, "Mend it.", status));
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

    [Fact]
    public async Task A_used_up_daily_quota_parks_the_channel_until_it_frees()
    {
        await using var app = await MailerApp.Start(aws);
        app.Ses.NextThrows(ScriptedSes.Refusal("Throttling", "Daily message quota exceeded."));
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
}
