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
        var bodyBytes = Encoding.UTF8.GetByteCount(body);
        var headers = TransportAttributes.Headers(message, AllowTransportHeader);

        var published = Publish(topic, headers);
        if (implemented.Count > 0)
        {
            headers = headers.Prepend(new(Implementations.PublishedAs, topic.Name));
            published = Task.WhenAll(implemented.Select(also => Publish(also, headers)).Prepend(published));
        }

        await published;

        Task Publish(TopicDeclaration to, IEnumerable<KeyValuePair<string, string>> with)
        {
            var attributes = TransportAttributes.From(with, Attribute, out var bytes);
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

            return Broker.Publish(to, entry, bodyBytes + bytes, message.CancellationToken);
        }
    }
}
