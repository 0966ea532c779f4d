using System.Text.Json.Nodes;
using Amazon.SimpleEmail.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using JadaReferral.Local.Emulators;
using JadaReferral.Local.Stack;
using JadaReferral.Local.Standins;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Local.Tests;

/// <summary>From the mailbox over the event bus into the queue that Mailer reads.</summary>
[Trait("Needs", "emulators")]
public sealed class SesEventsTests(LocalMessaging aws) : IClassFixture<LocalMessaging>, IAsyncLifetime
{
    StandinHost _host = null!;
    Emulator _mailbox = null!;
    IAmazonSQS _sqs = null!;
    AwsAccess _access = null!;
    string _queue = "";

    public async Task InitializeAsync()
    {
        _host = await StandinHost.StartOnFreePortsAsync(AwsAccess.To(LocalSettings.For(LocalAws.Region, [(EmulatorKind.SqsSnsS3, aws.MessagingUrl)])));
        var node = await EmulatorPackages.EnsureAsync(progress: null, CancellationToken.None);
        _mailbox = await Emulator.StartAsync(EmulatorKind.Ses, node, port: 0, data: null, LocalAws.Region, line: null, CancellationToken.None, _host.ControlUrl);
        _access = AwsAccess.To(LocalSettings.For(LocalAws.Region, [(EmulatorKind.SqsSnsS3, aws.MessagingUrl), (EmulatorKind.Ses, _mailbox.Url)]));
        _sqs = _access.Sqs();
        _queue = (await _sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "mailer-ses-events" })).QueueUrl;
    }

    public async Task DisposeAsync()
    {
        _sqs.Dispose();
        await _mailbox.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData("eric@puesto.example", new[] { "Email Delivered", "Email Sent" })]
    [InlineData("bounce+1@simulator.amazonses.com", new[] { "Email Bounced", "Email Sent" })]
    [InlineData("complaint@simulator.amazonses.com", new[] { "Email Complaint Received", "Email Delivered", "Email Sent" })]
    public async Task A_mail_that_was_taken_is_told_of_with_its_tags(string recipient, string[] expected)
    {
        using var ses = _access.Ses();
        var mime = $"From: crew@example.com\r\nTo: {recipient}\r\nSubject: Hello\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nHi + bye & more\r\n";
        using var bytes = new MemoryStream(System.Text.Encoding.ASCII.GetBytes(mime));

        var sent = await ses.SendRawEmailAsync(new SendRawEmailRequest
        {
            RawMessage = new RawMessage { Data = bytes },
            Destinations = [recipient],
            Tags = [new MessageTag { Name = "send_id", Value = "9b0e" }, new MessageTag { Name = "vendor", Value = "puesto" }],
        });

        var events = new List<JsonNode>();
        await Eventually.True(
            async () =>
            {
                var received = await _sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = _queue, MaxNumberOfMessages = 10 });
                events.AddRange((received.Messages ?? []).Select(message => JsonNode.Parse(message.Body)!));
                return events.Count >= expected.Length;
            },
            "every event is in the queue");
        Assert.Equal(expected, events.Select(one => (string)one["detail-type"]!).Order());
        Assert.All(events, one =>
        {
            var mail = one["detail"]!["mail"]!;
            Assert.Equal(sent.MessageId, (string)mail["messageId"]!);
            Assert.Equal(recipient, (string)mail["destination"]![0]!);
            Assert.Equal("9b0e", (string)mail["tags"]!["send_id"]![0]!);
        });
    }

    [Fact]
    public async Task The_account_and_its_identities_are_told()
    {
        using var ses = _access.Ses();
        List<string> domain = ["mail.example.com", "example.com"];

        Assert.Equal(50, (await ses.GetSendQuotaAsync()).MaxSendRate);
        Assert.True((await ses.GetAccountSendingEnabledAsync(new GetAccountSendingEnabledRequest())).Enabled);
        var verified = await ses.GetIdentityVerificationAttributesAsync(new GetIdentityVerificationAttributesRequest { Identities = domain });
        Assert.Equal("Success", verified.VerificationAttributes!["mail.example.com"].VerificationStatus?.Value);
        var signing = await ses.GetIdentityDkimAttributesAsync(new GetIdentityDkimAttributesRequest { Identities = domain });
        Assert.Equal((true, "Success"), (signing.DkimAttributes!["mail.example.com"].DkimEnabled, signing.DkimAttributes["mail.example.com"].DkimVerificationStatus?.Value));
        var envelope = await ses.GetIdentityMailFromDomainAttributesAsync(new GetIdentityMailFromDomainAttributesRequest { Identities = domain });
        Assert.Equal("bounce.mail.example.com", envelope.MailFromDomainAttributes!["mail.example.com"].MailFromDomain);
    }
}
