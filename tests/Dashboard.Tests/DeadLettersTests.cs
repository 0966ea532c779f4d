using Amazon.SQS;
using Amazon.SQS.Model;
using JadaReferral.Dashboard.Operations;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Dashboard.Tests;

[Trait("Needs", "emulators")]
public sealed class DeadLettersTests(LocalMessaging aws) : IClassFixture<LocalMessaging>, IDisposable
{
    readonly AmazonSQSClient _sqs = new(
        LocalAws.Credentials, new AmazonSQSConfig { ServiceURL = aws.MessagingUrl.ToString(), AuthenticationRegion = LocalAws.Region });

    [Fact]
    public async Task Queues_are_listed_with_what_is_in_them_and_other_peoples_are_not()
    {
        var queue = await Queue("clicks-listed-" + Name());
        var foreign = await Queue("payroll-" + Name());
        await _sqs.SendMessageAsync(await Url(queue), "hello");

        var listed = await Queues.List(CancellationToken.None);

        var found = Assert.Single(listed, view => view.Name == queue);
        Assert.Equal((false, 1), (found.IsDeadLetters, found.Waiting));
        Assert.DoesNotContain(listed, view => view.Name == foreign);
    }

    [Fact]
    public async Task A_parked_message_says_what_it_is_and_why_it_is_there_and_stays()
    {
        var (_, parked) = await Pair();
        await Park(parked, "The table is missing.");

        var first = await Letters.List(parked, CancellationToken.None);
        var again = await Eventually.Get(
            async () => (await Letters.List(parked, CancellationToken.None)).Value is [var seen] ? seen : null, "the message visible again");

        var message = Assert.Single(first.Value!);
        Assert.Equal(("The table is missing.", "System.Exception"), (message.Reason, message.Exception));
        Assert.Contains("ClickRecorded", message.Body, StringComparison.Ordinal);
        Assert.Equal(message.Id, again.Id);
    }

    [Fact]
    public async Task Moving_back_sends_body_and_headers_but_not_the_old_fault_and_empties_the_parked_queue()
    {
        var (source, parked) = await Pair();
        await Park(parked, "The table is missing.");
        await Park(parked, "The table is missing still.");

        var moved = await Letters.Redrive(parked, ids: null, CancellationToken.None);

        Assert.Equal(2, moved.Value?.Count);
        var back = await Receive(source);
        Assert.Contains("ClickRecorded", back.Body, StringComparison.Ordinal);
        Assert.Equal("application/vnd.masstransit+json", back.MessageAttributes?["Content-Type"].StringValue);
        Assert.DoesNotContain(back.MessageAttributes!.Keys, name => name.StartsWith("MT-Fault-", StringComparison.Ordinal));
        Assert.Empty((await Letters.List(parked, CancellationToken.None)).Value!);
    }

    [Fact]
    public async Task One_message_can_be_discarded_and_the_others_stay()
    {
        var (_, parked) = await Pair();
        var doomed = await Park(parked, "One.");
        await Park(parked, "Two.");

        var discarded = await Letters.Discard(parked, [doomed], CancellationToken.None);

        Assert.Equal(1, discarded.Value?.Count);
        var left = await Eventually.Get(
            async () => (await Letters.List(parked, CancellationToken.None)).Value is { Count: > 0 } seen ? seen : null, "the other message visible");
        Assert.Equal("Two.", Assert.Single(left).Reason);
    }

    [Theory]
    [InlineData("clicks-click-recorded", "no-dead-letter-queue")]
    [InlineData("payroll_error", "no-dead-letter-queue")]
    [InlineData("clicks-nowhere_error", "not-found")]
    public async Task Only_parked_queues_of_ours_can_be_touched(string queue, string code)
    {
        Assert.Equal(code, (await Letters.Discard(queue, ids: null, CancellationToken.None)).Refusal?.Code);
        Assert.Equal(code, (await Letters.List(queue, CancellationToken.None)).Refusal?.Code);
    }

    public void Dispose() => _sqs.Dispose();

    Queues Queues => new(_sqs);

    DeadLetters Letters => new(_sqs, Queues);

    static string Name() => Guid.NewGuid().ToString("N");

    async Task<(string Source, string Parked)> Pair()
    {
        var source = await Queue("clicks-" + Name());
        return (source, await Queue(source + "_error"));
    }

    async Task<string> Queue(string name)
    {
        await _sqs.CreateQueueAsync(name);
        return name;
    }

    async Task<string> Url(string queue) => (await _sqs.GetQueueUrlAsync(queue)).QueueUrl;

    async Task<string> Park(string queue, string reason)
    {
        static MessageAttributeValue Text(string value) => new() { DataType = "String", StringValue = value };
        var sent = await _sqs.SendMessageAsync(new SendMessageRequest
        {
            QueueUrl = await Url(queue),
            MessageBody = """{ "messageType": ["urn:message:JadaReferral.Contracts.Clicks:ClickRecorded"], "message": {} }""",
            MessageAttributes = new()
            {
                ["Content-Type"] = Text("application/vnd.masstransit+json"),
                ["MT-Fault-Message"] = Text(reason),
                ["MT-Fault-ExceptionType"] = Text("System.Exception"),
            },
        });
        return sent.MessageId;
    }

    Task<Message> Receive(string queue) => Eventually.Get(
        async () => (await _sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = await Url(queue), MessageAttributeNames = ["All"], WaitTimeSeconds = 1 }))
            .Messages is [var message, ..] ? message : null,
        $"a message in {queue}");
}
