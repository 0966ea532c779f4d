using System.Text.Json.Nodes;
using Amazon.SQS;
using Amazon.SQS.Model;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Local.Emulators;
using JadaReferral.Local.SesEvents;
using JadaReferral.Local.Stack;
using JadaReferral.Local.Standins;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Local.Tests;

/// <summary>From <c>./jada ses-event</c> over the event bus into the queue that Mailer reads.</summary>
[Trait("Needs", "emulators")]
public sealed class SesEventVerbTests(LocalAws aws) : IClassFixture<LocalAws>, IAsyncLifetime
{
    readonly EmailSend _send = new()
    {
        ApprovalId = Guid.NewGuid(),
        CardId = "card-1",
        EmailId = "puesto-referral",
        Vendor = "puesto",
        ContentHash = new string('a', 64),
        ApprovedBy = "owner",
        ApprovedAt = new(2026, 11, 22, 17, 0, 0, TimeSpan.Zero),
        State = SendStates.Sent,
        StateAt = new(2026, 11, 22, 17, 1, 0, TimeSpan.Zero),
        SentAt = new(2026, 11, 22, 17, 1, 0, TimeSpan.Zero),
        SesMessageId = "0101-1",
        Recipient = "eric@puesto.example",
        Version = 3,
    };

    StandinHost _host = null!;
    AwsAccess _access = null!;
    IAmazonSQS _sqs = null!;
    string _queue = "";
    string _table = "";

    public async Task InitializeAsync()
    {
        _host = await StandinHost.StartOnFreePortsAsync(AwsAccess.To(LocalSettings.For(LocalAws.Region, [(EmulatorKind.SqsSnsS3, aws.MessagingUrl)])));
        _access = AwsAccess.To(new Dictionary<string, string>(aws.Settings) { ["AWS_ENDPOINT_URL_EVENTBRIDGE"] = _host.ControlUrl.ToString() });
        _sqs = _access.Sqs();
        _queue = (await _sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "mailer-ses-events" })).QueueUrl;
        _table = await aws.CreateTablesAsync() + "sends";
        await Store(_send);
    }

    public async Task DisposeAsync()
    {
        _sqs.Dispose();
        await _host.DisposeAsync();
    }

    public static TheoryData<string> Types => [.. SesEventType.All.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Every_type_is_told_about_the_mail_with_its_tags(string name)
    {
        var type = SesEventType.All.Single(type => type.Name == name);

        await Put(type, _send.EmailId);

        var told = await Received();
        Assert.Equal("aws.ses", (string)told["source"]!);
        Assert.Equal(type.DetailType, (string)told["detail-type"]!);
        var detail = told["detail"]!;
        Assert.Equal(type.EventType, (string)detail["eventType"]!);
        Assert.NotNull(detail[type.Member]);
        Assert.Equal("0101-1", (string)detail["mail"]!["messageId"]!);
        Assert.Equal(_send.ApprovalId.ToString("N"), (string)detail["mail"]!["tags"]!["send_id"]![0]!);
        Assert.Equal("eric@puesto.example", (string)detail["mail"]!["destination"]![0]!);
    }

    [Fact]
    public async Task A_mail_is_found_by_its_approval_its_message_and_its_email_of_which_the_last_approval_counts()
    {
        var again = _send with { ApprovalId = Guid.NewGuid(), ApprovedAt = _send.ApprovedAt.AddDays(1), SesMessageId = null, SentAt = null, Recipient = null, State = SendStates.Approved };
        await Store(again);

        Assert.Equal(again.ApprovalId, (await Find(_send.EmailId)).ApprovalId);
        Assert.Equal(_send.ApprovalId, (await Find("0101-1")).ApprovalId);
        Assert.Equal(_send.ApprovalId, (await Find(_send.ApprovalId.ToString())).ApprovalId);
    }

    [Fact]
    public async Task A_mail_that_nobody_knows_is_refused_with_those_that_there_are()
    {
        var refused = await Assert.ThrowsAsync<LocalSetupException>(() => Put(SesEventType.All[0], "nobody"));

        Assert.Contains("puesto-referral", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_stack_one_is_told_to_start_it()
    {
        var nowhere = AwsAccess.To(LocalSettings.For(LocalAws.Region, new Uri("http://127.0.0.1:9")));

        var refused = await Assert.ThrowsAsync<LocalSetupException>(() => SesEventVerb.PutAsync(nowhere, SesEventType.All[0], "puesto-referral", _table, TimeProvider.System, CancellationToken.None));

        Assert.Contains("./jada up", refused.Message, StringComparison.Ordinal);
    }

    Task Put(SesEventType type, string mail) => SesEventVerb.PutAsync(_access, type, mail, _table, TimeProvider.System, CancellationToken.None);

    Task<EmailSend> Find(string mail) => KnownSends.FindAsync(aws.Dynamo, _table, mail, CancellationToken.None);

    async Task Store(EmailSend send) => await aws.Dynamo.PutItemAsync(_table, DynamoItem.From(send));

    async Task<JsonNode> Received()
    {
        var message = await Eventually.Get(
            async () => (await _sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = _queue })).Messages?.FirstOrDefault(), "the event is in the queue");
        await _sqs.DeleteMessageAsync(_queue, message.ReceiptHandle);
        return JsonNode.Parse(message.Body)!;
    }
}
