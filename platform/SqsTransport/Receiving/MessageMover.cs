using System.Text;
using Amazon.SQS;
using Amazon.SQS.Model;
using MassTransit.Transports;

namespace MassTransit.AmazonSqsTransport;

/// <summary>Moves a received message to the queue for what failed, or the one for what nobody consumes.</summary>
sealed class MessageMover(SqsHostConfiguration host, Uri inputAddress)
{
    // A fault's text must not make the message too large to be parked.
    const int MaxHeaderLength = 16 * 1024;

    public Task Move(ReceiveContext context, QueueDeclaration queue, IEnumerable<KeyValuePair<string, object>> reasons)
    {
        if (context is not SqsReceiveContext received)
            throw new TransportException(inputAddress, "The message wasn't received from SQS.");

        // Whoever has it now decides what becomes of it.
        if (received.IsLost)
            throw new TransportException(inputAddress, $"Message {received.TransportMessage.MessageId} is no longer hidden from other receivers: it isn't parked.");

        var message = received.TransportMessage;
        var body = message.Body;
        var bodyBytes = Encoding.UTF8.GetByteCount(body);
        var headers = Kept(message).Concat(Texts(reasons, MaxHeaderLength));
        var attributes = TransportAttributes.From(headers, Attribute, out var bytes);
        if (bodyBytes + bytes > TransportConstraints.QueueBatchBytes)
            attributes = TransportAttributes.From(Kept(message), Attribute, out bytes);

        var entry = new SendMessageBatchRequestEntry { MessageBody = body, MessageAttributes = attributes };
        if (TransportConstraints.IsFifo(queue.Name))
        {
            entry.MessageGroupId = message.Attributes?.GetValueOrDefault(MessageSystemAttributeName.MessageGroupId) ?? message.MessageId;

            // Its own id, not the sender's: two messages of one deduplication id, sent minutes apart, may be parked together, and the second would be taken for the first.
            entry.MessageDeduplicationId = message.MessageId;
        }

        // Not to be cancelled: what is being parked when a bus stops would otherwise be handled once more.
        return host.Broker.Send(queue, entry, bodyBytes + bytes, CancellationToken.None);
    }

    // The sender's headers; what an earlier park wrote gives way to the new reasons.
    static IEnumerable<KeyValuePair<string, string>> Kept(Message message) =>
        new SqsHeaderProvider(message).GetAll()
            .Where(header => !header.Key.StartsWith("MT-Fault-", StringComparison.Ordinal) && header.Key != MessageHeaders.Reason)
            .Select(header => new KeyValuePair<string, string>(header.Key, (string)header.Value));

    static IEnumerable<KeyValuePair<string, string>> Texts(IEnumerable<KeyValuePair<string, object>> headers, int maxLength)
    {
        foreach (var (name, value) in headers)
        {
            if (TransportAttributes.TextOf(name, value) is { } text)
                yield return new(name, text.Length <= maxLength ? text : text[..maxLength]);
        }
    }

    static MessageAttributeValue Attribute(string text) => new() { DataType = TransportAttributes.StringType, StringValue = text };
}

/// <summary>Parks what a consumer failed on.</summary>
sealed class ErrorTransport(MessageMover mover, QueueDeclaration queue) : IErrorTransport
{
    public Task Send(ExceptionReceiveContext context)
    {
        // The most telling ones first: those become attributes, the others share one.
        string[] first = [MessageHeaders.Reason, MessageHeaders.FaultMessage, MessageHeaders.FaultExceptionType, MessageHeaders.FaultTimestamp];
        return mover.Move(Received(context), queue, context.ExceptionHeaders.GetAll().OrderBy(reason => Array.IndexOf(first, reason.Key) is >= 0 and var place ? place : first.Length));

        static ReceiveContext Received(ExceptionReceiveContext context) => context.TryGetPayload(out SqsReceiveContext? received) ? received : context;
    }
}

/// <summary>Parks what nobody consumes.</summary>
sealed class DeadLetterTransport(MessageMover mover, QueueDeclaration queue) : IDeadLetterTransport
{
    public Task Send(ReceiveContext context, string? reason) =>
        mover.Move(context, queue, [new(MessageHeaders.Reason, reason ?? "dead-letter")]);
}
