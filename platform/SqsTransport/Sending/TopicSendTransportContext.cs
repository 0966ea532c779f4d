using System.Text;
using Amazon.SimpleNotificationService.Model;

namespace MassTransit.AmazonSqsTransport;

/// <summary>Publishes to a topic, and to the topics of what the message implements.</summary>
sealed class TopicSendTransportContext(
    SqsHostConfiguration host,
    SqsReceiveEndpointContext endpoint,
    TopicDeclaration topic,
    IReadOnlyList<TopicDeclaration> implemented) :
    SqsSendTransportContext(host, endpoint, topic.Name)
{
    static readonly Func<string, MessageAttributeValue> Attribute = text => new MessageAttributeValue { DataType = TransportAttributes.StringType, StringValue = text };

    protected override async Task Send<T>(SqsMessageSendContext<T> message)
    {
        if (message.Delay is { } delay && delay > TimeSpan.Zero)
            throw new MessageException(typeof(T), "SNS can't hold a message back: schedule it to a queue.");

        var body = message.Body.GetString();
        var attributes = TransportAttributes.From(TransportAttributes.Headers(message, AllowTransportHeader), Attribute, out var bytes);
        bytes += Encoding.UTF8.GetByteCount(body);

        var published = Broker.Publish(topic, Entry(topic), bytes, message.CancellationToken);
        if (implemented.Count > 0)
            published = Task.WhenAll(implemented.Select(also => Broker.Publish(also, Entry(also), bytes, message.CancellationToken)).Prepend(published));
        await published;

        PublishBatchRequestEntry Entry(TopicDeclaration to)
        {
            var entry = new PublishBatchRequestEntry { Message = body, MessageAttributes = attributes };
            if (TransportConstraints.IsFifo(to.Name))
            {
                entry.MessageGroupId = Fifo.GroupId(message.GroupId, message);
                entry.MessageDeduplicationId = Fifo.DeduplicationId(message.DeduplicationId, message);
            }
            else if (!string.IsNullOrEmpty(message.GroupId))
            {
                entry.MessageGroupId = message.GroupId;
            }

            return entry;
        }
    }
}
