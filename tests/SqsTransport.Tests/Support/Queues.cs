using Amazon.SimpleNotificationService;
using Amazon.SQS;
using Amazon.SQS.Model;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.SqsTransport.Tests.Support;

/// <summary>The emulator's queues as an operator sees them.</summary>
public sealed class Queues(OnSqs aws) : IDisposable
{
    public AmazonSQSClient Sqs { get; } = new(LocalAws.Credentials, new AmazonSQSConfig { ServiceURL = aws.MessagingUrl.ToString(), AuthenticationRegion = LocalAws.Region });

    public AmazonSimpleNotificationServiceClient Sns { get; } = new(
        LocalAws.Credentials,
        new AmazonSimpleNotificationServiceConfig { ServiceURL = aws.MessagingUrl.ToString(), AuthenticationRegion = LocalAws.Region });

    public async Task<string?> Find(string queue)
    {
        try
        {
            return (await Sqs.GetQueueUrlAsync(queue)).QueueUrl;
        }
        catch (QueueDoesNotExistException)
        {
            return null;
        }
    }

    /// <summary>Waits for a message on the queue; it stays there, hidden.</summary>
    public Task<Message> Receive(string queue) => Eventually.Get(
        async () =>
        {
            if (await Find(queue) is not { } url)
                return null;
            var request = new ReceiveMessageRequest(url) { MessageAttributeNames = ["All"], MessageSystemAttributeNames = ["All"], WaitTimeSeconds = 0 };
            return (await Sqs.ReceiveMessageAsync(request)).Messages?.FirstOrDefault();
        },
        $"a message on {queue}");

    public async Task<IReadOnlyDictionary<string, string>> Attributes(string queue) =>
        (await Sqs.GetQueueAttributesAsync((await Sqs.GetQueueUrlAsync(queue)).QueueUrl, ["All"])).Attributes ?? [];

    /// <summary>Messages on the queue, seen and hidden.</summary>
    public async Task<int> Depth(string queue)
    {
        var attributes = await Attributes(queue);
        return int.Parse(attributes["ApproximateNumberOfMessages"], System.Globalization.CultureInfo.InvariantCulture)
            + int.Parse(attributes["ApproximateNumberOfMessagesNotVisible"], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Puts a message on the queue past any bus.</summary>
    public async Task Put(string queue, string body, Dictionary<string, MessageAttributeValue>? attributes = null) =>
        await Sqs.SendMessageAsync(new SendMessageRequest((await Sqs.GetQueueUrlAsync(queue)).QueueUrl, body) { MessageAttributes = attributes });

    public void Dispose()
    {
        Sqs.Dispose();
        Sns.Dispose();
    }
}
