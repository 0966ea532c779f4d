namespace MassTransit;

/// <summary>A message on its way to SQS or SNS.</summary>
public interface AmazonSqsSendContext : SendContext
{
    /// <summary>FIFO: messages of one group keep their order.</summary>
    string? GroupId { get; set; }

    /// <summary>FIFO: of messages with one id, only the first within five minutes is delivered.</summary>
    string? DeduplicationId { get; set; }

    /// <summary>Seconds before a queue delivers the message, up to 900.</summary>
    int? DelaySeconds { set; }
}

/// <summary>A message of type <typeparamref name="T"/> on its way to SQS or SNS.</summary>
public interface AmazonSqsSendContext<out T> : SendContext<T>, AmazonSqsSendContext
    where T : class;

/// <summary>Sets what only SQS and SNS know.</summary>
public static class AmazonSqsSendContextExtensions
{
    /// <summary>Sets the FIFO group.</summary>
    /// <exception cref="ArgumentException">The transport is another.</exception>
    public static void SetGroupId(this SendContext context, string groupId) => Sqs(context).GroupId = groupId;

    /// <summary>Sets the FIFO group if the transport is SQS; tells whether it is.</summary>
    public static bool TrySetGroupId(this SendContext context, string groupId)
    {
        if (!context.TryGetPayload(out AmazonSqsSendContext? sqs))
            return false;
        sqs.GroupId = groupId;
        return true;
    }

    /// <summary>Sets the FIFO deduplication id.</summary>
    /// <exception cref="ArgumentException">The transport is another.</exception>
    public static void SetDeduplicationId(this SendContext context, string deduplicationId) => Sqs(context).DeduplicationId = deduplicationId;

    /// <summary>Sets the FIFO deduplication id if the transport is SQS; tells whether it is.</summary>
    public static bool TrySetDeduplicationId(this SendContext context, string deduplicationId)
    {
        if (!context.TryGetPayload(out AmazonSqsSendContext? sqs))
            return false;
        sqs.DeduplicationId = deduplicationId;
        return true;
    }

    /// <summary>Sets how long the queue holds the message back.</summary>
    /// <exception cref="ArgumentException">The transport is another.</exception>
    public static void SetDelay(this SendContext context, TimeSpan delay) => Sqs(context).DelaySeconds = (int)delay.TotalSeconds;

    /// <summary>Sets how long the queue holds the message back if the transport is SQS; tells whether it is.</summary>
    public static bool TrySetDelay(this SendContext context, TimeSpan delay)
    {
        if (!context.TryGetPayload(out AmazonSqsSendContext? sqs))
            return false;
        sqs.DelaySeconds = (int)delay.TotalSeconds;
        return true;
    }

    static AmazonSqsSendContext Sqs(SendContext context) =>
        context.TryGetPayload(out AmazonSqsSendContext? sqs) ? sqs : throw new ArgumentException("The message isn't being sent to SQS or SNS.", nameof(context));
}
