using System.Text.Json;
using Amazon.Runtime;
using Amazon.SimpleEmail;
using Amazon.SimpleEmail.Model;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Aws.Tests;

/// <summary>The clients against servers that were written by others.</summary>
[Trait("Needs", "emulators")]
public sealed class EmulatorTests(EmulatorTests.MessagingAndMail aws) : IClassFixture<EmulatorTests.MessagingAndMail>, IDisposable
{
    readonly AmazonSQSClient _sqs = new(LocalAws.Credentials, At<AmazonSQSConfig>(aws.Messaging.MessagingUrl));
    readonly AmazonSimpleNotificationServiceClient _sns = new(LocalAws.Credentials, At<AmazonSimpleNotificationServiceConfig>(aws.Messaging.MessagingUrl));
    readonly AmazonSimpleEmailServiceClient _ses = new(LocalAws.Credentials, At<AmazonSimpleEmailServiceConfig>(aws.Mail.SesUrl));

    public void Dispose()
    {
        _sqs.Dispose();
        _sns.Dispose();
        _ses.Dispose();
    }

    [Fact]
    public async Task A_queue_lives_from_creation_to_deletion()
    {
        var name = NewName();
        var queue = (await _sqs.CreateQueueAsync(new CreateQueueRequest(name) { Attributes = new() { ["VisibilityTimeout"] = "45" }, Tags = new() { ["system"] = "jada" } })).QueueUrl;

        Assert.Equal(queue, (await _sqs.GetQueueUrlAsync(name)).QueueUrl);
        Assert.Contains(queue, (await _sqs.ListQueuesAsync(name)).QueueUrls!);
        await _sqs.SetQueueAttributesAsync(queue, new() { ["VisibilityTimeout"] = "30" });
        await _sqs.TagQueueAsync(new TagQueueRequest { QueueUrl = queue, Tags = new() { ["team"] = "crew" } });
        var attributes = await _sqs.GetQueueAttributesAsync(queue, ["All"]);
        Assert.Equal("30", attributes.Attributes!["VisibilityTimeout"]);
        Assert.EndsWith(":" + name, attributes.QueueARN, StringComparison.Ordinal);
        await _sqs.PurgeQueueAsync(queue);
        await _sqs.DeleteQueueAsync(queue);
        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => _sqs.GetQueueUrlAsync(name));
    }

    [Fact]
    public async Task Messages_arrive_with_body_and_attributes_and_are_deleted()
    {
        var queue = (await _sqs.CreateQueueAsync(NewName())).QueueUrl;
        var body = "{\"sail\":\"⛵ é <&>\"}";

        var sent = await _sqs.SendMessageBatchAsync(queue, [.. Enumerable.Range(0, 10).Select(n => new SendMessageBatchRequestEntry($"{n}", body)
        {
            MessageAttributes = new()
            {
                ["text"] = new() { DataType = "String", StringValue = $"{n}" },
                ["bytes"] = new() { DataType = "Binary", BinaryValue = new MemoryStream([1, 2, 3]) },
            },
        })]);
        Assert.Equal(10, sent.Successful!.Count);

        var received = new List<Message>();
        await Eventually.True(
            async () =>
            {
                var answer = await _sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue) { MaxNumberOfMessages = 10, MessageAttributeNames = ["All"], MessageSystemAttributeNames = ["ApproximateReceiveCount"], WaitTimeSeconds = 1 });
                received.AddRange(answer.Messages ?? []);
                return received.Count == 10;
            },
            "ten messages arrive");
        Assert.All(received, message => Assert.Equal((body, "1", 3), (message.Body, message.Attributes!["ApproximateReceiveCount"], message.MessageAttributes!["bytes"].BinaryValue!.Length)));
        Assert.Equal(Enumerable.Range(0, 10).Select(n => $"{n}"), received.Select(message => message.MessageAttributes!["text"].StringValue!).Order(StringComparer.Ordinal));

        var given = await _sqs.ChangeMessageVisibilityBatchAsync(queue, [new("0", received[0].ReceiptHandle) { VisibilityTimeout = 60 }]);
        Assert.Single(given.Successful!);
        var deleted = await _sqs.DeleteMessageBatchAsync(queue, [.. received.Select((message, n) => new DeleteMessageBatchRequestEntry($"{n}", message.ReceiptHandle))]);
        Assert.Equal(10, deleted.Successful!.Count);
    }

    [Fact]
    public async Task A_message_given_back_is_received_again_and_deleted()
    {
        var queue = (await _sqs.CreateQueueAsync(NewName())).QueueUrl;
        await _sqs.SendMessageAsync(queue, "again");

        var first = Assert.Single((await _sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue) { WaitTimeSeconds = 5 })).Messages!);
        await _sqs.ChangeMessageVisibilityAsync(queue, first.ReceiptHandle, 0);
        var second = Assert.Single((await _sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue) { WaitTimeSeconds = 5, MessageSystemAttributeNames = ["All"] })).Messages!);
        await _sqs.DeleteMessageAsync(queue, second.ReceiptHandle);

        Assert.Equal(first.MessageId, second.MessageId);
        Assert.Equal("2", second.Attributes!["ApproximateReceiveCount"]);
    }

    [Fact]
    public async Task A_partly_bad_batch_says_which_entry_failed()
    {
        var queue = (await _sqs.CreateQueueAsync(NewName())).QueueUrl;
        await _sqs.SendMessageAsync(queue, "1");
        var message = Assert.Single((await _sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue) { WaitTimeSeconds = 5 })).Messages!);

        var answer = await _sqs.ChangeMessageVisibilityBatchAsync(queue, [new("good", message.ReceiptHandle) { VisibilityTimeout = 60 }, new("bad", "nonsense") { VisibilityTimeout = 60 }]);

        Assert.Equal("good", Assert.Single(answer.Successful!).Id);
        Assert.Equal(("bad", true), Assert.Single(answer.Failed!) switch { var failed => (failed.Id, failed.SenderFault) });
    }

    [Fact]
    public async Task What_is_published_reaches_a_subscribed_queue_as_it_was()
    {
        var name = NewName();
        var queue = (await _sqs.CreateQueueAsync(name)).QueueUrl;
        var queueArn = (await _sqs.GetQueueAttributesAsync(queue, ["QueueArn"])).QueueARN!;
        var topic = (await _sns.CreateTopicAsync(new CreateTopicRequest(name) { Tags = [new Tag { Key = "system", Value = "jada" }] })).TopicArn;
        var subscription = (await _sns.SubscribeAsync(new SubscribeRequest(topic, "sqs", queueArn) { Attributes = new() { ["RawMessageDelivery"] = "true" }, ReturnSubscriptionArn = true })).SubscriptionArn;

        Assert.Equal("true", (await _sns.GetSubscriptionAttributesAsync(subscription)).Attributes!["RawMessageDelivery"]);
        Assert.Equal(queueArn, Assert.Single((await _sns.ListSubscriptionsByTopicAsync(topic)).Subscriptions!).Endpoint);
        Assert.Contains(topic, (await _sns.ListTopicsAsync()).Topics!.Select(known => known.TopicArn));
        Assert.Equal(topic, (await _sns.GetTopicAttributesAsync(topic)).Attributes!["TopicArn"]);
        await _sns.SetSubscriptionAttributesAsync(subscription, "RawMessageDelivery", "true");

        var body = "{\"é\":\"~ +&=<>% 😀\"}";
        await _sns.PublishAsync(topic, body);
        var batch = await _sns.PublishBatchAsync(new PublishBatchRequest
        {
            TopicArn = topic,
            PublishBatchRequestEntries = [new() { Id = "1", Message = body, MessageAttributes = new() { ["bytes"] = new() { DataType = "Binary", BinaryValue = new MemoryStream([0xFB, 0xFF]) } } }],
        });
        Assert.Single(batch.Successful!);

        var received = new List<Message>();
        await Eventually.True(
            async () =>
            {
                received.AddRange((await _sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue) { MaxNumberOfMessages = 10, MessageAttributeNames = ["All"], WaitTimeSeconds = 1 })).Messages ?? []);
                return received.Count == 2;
            },
            "both messages arrive");
        Assert.All(received, message => Assert.Equal(body, message.Body));
        Assert.Equal([0xFB, 0xFF], received.Single(message => message.MessageAttributes?.Count > 0).MessageAttributes!["bytes"].BinaryValue!.ToArray());

        await _sns.UnsubscribeAsync(subscription);
        await _sns.DeleteTopicAsync(topic);
    }

    [Fact]
    public async Task A_topic_that_does_not_exist_says_so()
    {
        var topic = (await _sns.CreateTopicAsync(NewName())).TopicArn;
        await _sns.DeleteTopicAsync(topic);

        var exception = await Assert.ThrowsAsync<NotFoundException>(() => _sns.PublishAsync(topic, "m"));

        Assert.Equal("NotFound", exception.ErrorCode);
    }

    [Fact]
    public async Task A_raw_message_reaches_the_mailbox()
    {
        var mime = "From: Crew <crew@example.com>\r\nTo: owner@vendor.example\r\nSubject: =?utf-8?q?Bah=C3=ADa?=\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nHi =C3=A9+/=3D\r\n";

        var id = (await _ses.SendRawEmailAsync(new SendRawEmailRequest(new RawMessage(new MemoryStream(System.Text.Encoding.ASCII.GetBytes(mime))))
        {
            Source = "crew@example.com",
            Destinations = ["owner@vendor.example"],
            Tags = [new MessageTag { Name = "send_id", Value = "9b0e" }],
        })).MessageId;

        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = aws.Mail.SesUrl };
        using var store = JsonDocument.Parse(await http.GetStringAsync(new Uri("store", UriKind.Relative)));
        var mail = store.RootElement.GetProperty("emails").EnumerateArray().Single(stored => stored.GetProperty("messageId").GetString() == id);
        Assert.Equal("Bahía", mail.GetProperty("subject").GetString());
        Assert.Equal("Hi é+/=", mail.GetProperty("body").GetProperty("text").GetString()!.Trim());
    }

    static T At<T>(Uri url)
        where T : ClientConfig, new() =>
        new() { ServiceURL = url.ToString(), AuthenticationRegion = LocalAws.Region };

    static string NewName() => $"aws-tests-{Guid.NewGuid():N}";

    public sealed class MessagingAndMail : IAsyncLifetime
    {
        public LocalMessaging Messaging { get; } = new();

        public LocalSes Mail { get; } = new();

        public Task InitializeAsync() => Task.WhenAll(Messaging.InitializeAsync(), Mail.InitializeAsync());

        public Task DisposeAsync() => Task.WhenAll(Messaging.DisposeAsync(), Mail.DisposeAsync());
    }
}
