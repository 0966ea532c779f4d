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
    readonly string[] _before = [.. implemented.Select((_, place) => string.Join(' ', implemented.Take(place).Select(before => before.Name)))];

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
            published = Task.WhenAll(implemented.Select((also, place) => Publish(also, Way(place).Concat(headers))).Prepend(published));

        await published;

        IEnumerable<KeyValuePair<string, string>> Way(int place)
        {
            yield return new(Implementations.PublishedAs, topic.Name);
            if (_before[place].Length > 0)
                yield return new(Implementations.PublishedBefore, _before[place]);
        }

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
