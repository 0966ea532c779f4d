using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.SimpleEmail;
using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Mailer.Tests;

/// <summary>What SES answers instead of taking a mail: tried again, failed for good, or unknown and never sent again.</summary>
[Trait("Needs", "emulators")]
[Collection(Emulators.Name)]
public sealed class SesFailureTests(LocalAws aws)
{
    [Theory]
    [InlineData("Throttling")]
    [InlineData("ACodeNobodyKnows", HttpStatusCode.TooManyRequests)]
    public async Task Throttling_waits_and_tries_again(string code, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        await using var app = await MailerApp.Start(aws);
        app.Ses.NextThrows(ScriptedSes.Refusal(code, "Maximum sending rate exceeded.", status));
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

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    public async Task SES_that_can_not_be_reached_is_tried_again_since_nothing_left(HttpRequestError error)
    {
        await using var app = await MailerApp.Start(aws);
        app.Ses.NextThrows(new HttpRequestException(error, "No connection.", new SocketException((int)SocketError.ConnectionRefused)));
        await app.Consume(await app.Approved());

        await app.Pass();
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
        app.Ses.NextThrows(ScriptedSes.Refusal(code, "Email address is not verified."));
        await app.Consume(await app.Approved());

        await app.Pass();

        var failed = Assert.Single(app.Published<EmailFailed>());
        Assert.Equal(("failed", code), (failed.Outcome, failed.Code));
        Assert.Contains("Email address is not verified", failed.Reason, StringComparison.Ordinal);
    }

    public static TheoryData<string> AmbiguousFailures => ["500", "503", "timeout", "reset", "route", "odd"];

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
            "route" => new HttpRequestException("The route was lost while SES was answering.", new IOException("Unreachable.", new SocketException((int)SocketError.HostUnreachable))),
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
}
