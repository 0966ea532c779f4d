using System.Text;
using Amazon.SQS.Model;

namespace MassTransit.AmazonSqsTransport;

/// <summary>Sends to a queue.</summary>
sealed class QueueSendTransportContext(SqsHostConfiguration host, SqsReceiveEndpointContext endpoint, AmazonSqsEndpointAddress address) :
    SqsSendTransportContext(host, endpoint, address.Name)
{
    static readonly Func<string, MessageAttributeValue> Attribute = text => new MessageAttributeValue { DataType = TransportAttributes.StringType, StringValue = text };

    readonly QueueDeclaration _queue = new QueueSettings(address.Name, address.Durable, address.AutoDelete).Declare();

    protected override async Task Send<T>(SqsMessageSendContext<T> message)
    {
        var entry = new SendMessageBatchRequestEntry
        {
            MessageBody = message.Body.GetString(),
            MessageAttributes = TransportAttributes.From(TransportAttributes.Headers(message, AllowTransportHeader), Attribute, out var bytes),
        };
        bytes += Encoding.UTF8.GetByteCount(entry.MessageBody);

        if (TransportConstraints.IsFifo(EntityName))
        {
            entry.MessageGroupId = Fifo.GroupId(message.GroupId, message);
            entry.MessageDeduplicationId = Fifo.DeduplicationId(message.DeduplicationId, message);
        }
        else if (!string.IsNullOrEmpty(message.GroupId))
        {
            // A standard queue takes it as the tenant of fair queueing.
            entry.MessageGroupId = message.GroupId;
        }

        if (message.Delay is { } delay && delay > TimeSpan.Zero)
        {
            if (delay > TransportConstraints.MaxDelay)
                throw new MessageException(typeof(T), $"SQS holds a message back for {TransportConstraints.MaxDelay.TotalMinutes} minutes at most; asked for {delay}.");
            if (TransportConstraints.IsFifo(EntityName))
                throw new MessageException(typeof(T), $"A FIFO queue holds back no single message: {EntityName} has one delay for all, its attribute DelaySeconds.");

            // Whole seconds, and rather late than early.
            entry.DelaySeconds = (int)Math.Ceiling(delay.TotalSeconds);
        }

        await Broker.Send(_queue, entry, bytes, message.CancellationToken);
    }
}

/// <summary>What FIFO queues and topics must be told.</summary>
static class Fifo
{
    /// <summary>The group that was set, else the conversation's: what belongs together keeps its order.</summary>
    public static string GroupId(string? groupId, SendContext message) =>
        !string.IsNullOrEmpty(groupId) ? groupId : (message.ConversationId ?? message.MessageId ?? NewId.NextGuid()).ToString("N");

    /// <summary>The id that was set, else the message's own: sending one message twice delivers it once.</summary>
    public static string DeduplicationId(string? deduplicationId, SendContext message) =>
        !string.IsNullOrEmpty(deduplicationId) ? deduplicationId : (message.MessageId ?? NewId.NextGuid()).ToString("N");
}
