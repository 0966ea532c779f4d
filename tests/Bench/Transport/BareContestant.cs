using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using SnsAttribute = Amazon.SimpleNotificationService.Model.MessageAttributeValue;

namespace JadaReferral.Bench.Transport;

/// <summary>The same messages through the clients alone, in full batches: what no transport on them can undercut.</summary>
sealed class BareContestant : IContestant
{
    readonly BenchSettings _settings;
    readonly MeteredHttp _http;
    readonly AmazonSQSClient _sqs;
    readonly AmazonSimpleNotificationServiceClient _sns;
    readonly string _body;
    string _queueUrl = "";
    string _topicArn = "";

    BareContestant(BenchSettings settings, string body)
    {
        _settings = settings;
        _body = body;
        _http = new MeteredHttp(settings.Latency);
        _sqs = new AmazonSQSClient(BenchSettings.Credentials, settings.Configure(new AmazonSQSConfig(), _http));
        _sns = new AmazonSimpleNotificationServiceClient(BenchSettings.Credentials, settings.Configure(new AmazonSimpleNotificationServiceConfig(), _http));
    }

    public string Name => "bare clients";

    public long Requests => _http.Requests;

    public static async Task<BareContestant> Start(BenchSettings settings, string body)
    {
        var bare = new BareContestant(settings, body);
        var name = $"bench-bare-{Guid.NewGuid():N}";
        bare._queueUrl = (await bare._sqs.CreateQueueAsync(name)).QueueUrl;
        bare._topicArn = (await bare._sns.CreateTopicAsync(name)).TopicArn;
        var attributes = (await bare._sqs.GetQueueAttributesAsync(bare._queueUrl, ["QueueArn"])).Attributes;
        await bare._sns.SubscribeAsync(new SubscribeRequest
        {
            TopicArn = bare._topicArn,
            Protocol = "sqs",
            Endpoint = attributes!["QueueArn"],
            Attributes = new Dictionary<string, string>(StringComparer.Ordinal) { ["RawMessageDelivery"] = "true" },
        });
        return bare;
    }

    public Task Publish(int messages) => InLoops(messages, taking: 10, async () =>
    {
        var entries = new List<PublishBatchRequestEntry>(10);
        for (var i = 0; i < 10; i++)
        {
            entries.Add(new PublishBatchRequestEntry
            {
                Id = EntryId[i],
                Message = _body,
                MessageAttributes = new Dictionary<string, SnsAttribute>(StringComparer.Ordinal)
                {
                    ["Content-Type"] = new() { DataType = "String", StringValue = "application/vnd.masstransit+json" },
                },
            });
        }

        var response = await _sns.PublishBatchAsync(new PublishBatchRequest { TopicArn = _topicArn, PublishBatchRequestEntries = entries });
        return response.Successful!.Count;
    });

    public Task Consume(int messages) => InLoops(messages, taking: 0, ReceiveAndDelete);

    public Task Both(int messages) => Task.WhenAll(Publish(messages), Consume(messages));

    /// <summary>Sends one message and deletes what a receive brings.</summary>
    public async Task SendOne(string text) =>
        await _sns.PublishAsync(new PublishRequest { TopicArn = _topicArn, Message = text });

    public async Task<IReadOnlyList<string>> ReceiveOnce()
    {
        var response = await _sqs.ReceiveMessageAsync(new ReceiveMessageRequest(_queueUrl) { MaxNumberOfMessages = 10, WaitTimeSeconds = 1 });
        if (response.Messages is not { Count: > 0 } messages)
            return [];
        await Delete(messages);
        return messages.ConvertAll(message => message.Body);
    }

    public ValueTask DisposeAsync()
    {
        _sqs.Dispose();
        _sns.Dispose();
        return ValueTask.CompletedTask;
    }

    static readonly string[] EntryId = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    async Task<int> ReceiveAndDelete()
    {
        var response = await _sqs.ReceiveMessageAsync(new ReceiveMessageRequest(_queueUrl)
        {
            MaxNumberOfMessages = 10,
            WaitTimeSeconds = 1,
            MessageAttributeNames = ["All"],
            MessageSystemAttributeNames = ["ApproximateReceiveCount", "SentTimestamp"],
        });
        if (response.Messages is not { Count: > 0 } messages)
            return 0;
        await Delete(messages);
        return messages.Count;
    }

    async Task Delete(List<Message> messages)
    {
        var entries = new List<DeleteMessageBatchRequestEntry>(messages.Count);
        for (var i = 0; i < messages.Count; i++)
            entries.Add(new DeleteMessageBatchRequestEntry(EntryId[i], messages[i].ReceiptHandle));
        await _sqs.DeleteMessageBatchAsync(new DeleteMessageBatchRequest(_queueUrl, entries));
    }

    // Publishing takes its share before, receiving knows it after.
    Task InLoops(int messages, int taking, Func<Task<int>> step)
    {
        var left = messages;
        return Task.WhenAll(Enumerable.Range(0, _settings.Concurrency).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Add(ref left, -taking) + taking > 0)
            {
                var done = await step();
                Interlocked.Add(ref left, taking - done);
            }
        })));
    }
}
