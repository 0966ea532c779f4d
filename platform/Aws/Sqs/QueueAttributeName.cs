using Amazon.Runtime;

namespace Amazon.SQS;

/// <summary>Names of queue attributes. Any other string converts too.</summary>
/// <param name="value">The name on the wire.</param>
public class QueueAttributeName(string value) : ConstantClass(value)
{
    /// <summary>Every attribute.</summary>
    public static readonly QueueAttributeName All = new("All");

    /// <summary>Messages that can be received, about.</summary>
    public static readonly QueueAttributeName ApproximateNumberOfMessages = new("ApproximateNumberOfMessages");

    /// <summary>Messages whose delay hasn't passed, about.</summary>
    public static readonly QueueAttributeName ApproximateNumberOfMessagesDelayed = new("ApproximateNumberOfMessagesDelayed");

    /// <summary>Messages received and neither deleted nor visible again, about.</summary>
    public static readonly QueueAttributeName ApproximateNumberOfMessagesNotVisible = new("ApproximateNumberOfMessagesNotVisible");

    /// <summary><c>true</c>: a FIFO queue takes the SHA-256 of a body as its deduplication id.</summary>
    public static readonly QueueAttributeName ContentBasedDeduplication = new("ContentBasedDeduplication");

    /// <summary>When the queue was created, in seconds since 1970.</summary>
    public static readonly QueueAttributeName CreatedTimestamp = new("CreatedTimestamp");

    /// <summary>Seconds that each message is held back, 0 to 900.</summary>
    public static readonly QueueAttributeName DelaySeconds = new("DelaySeconds");

    /// <summary><c>true</c> on a FIFO queue; only at creation.</summary>
    public static readonly QueueAttributeName FifoQueue = new("FifoQueue");

    /// <summary>The KMS key that encrypts the queue.</summary>
    public static readonly QueueAttributeName KmsMasterKeyId = new("KmsMasterKeyId");

    /// <summary>Largest message in bytes, 1,024 to 1,048,576.</summary>
    public static readonly QueueAttributeName MaximumMessageSize = new("MaximumMessageSize");

    /// <summary>Seconds that a message is kept, 60 to 1,209,600.</summary>
    public static readonly QueueAttributeName MessageRetentionPeriod = new("MessageRetentionPeriod");

    /// <summary>The access policy, a JSON document.</summary>
    public static readonly QueueAttributeName Policy = new("Policy");

    /// <summary>The queue's ARN.</summary>
    public static readonly QueueAttributeName QueueArn = new("QueueArn");

    /// <summary>Seconds that a receive waits for messages, 0 to 20.</summary>
    public static readonly QueueAttributeName ReceiveMessageWaitTimeSeconds = new("ReceiveMessageWaitTimeSeconds");

    /// <summary>The dead-letter queue and the number of receives before it, a JSON document.</summary>
    public static readonly QueueAttributeName RedrivePolicy = new("RedrivePolicy");

    /// <summary>Seconds that a received message is hidden, 0 to 43,200.</summary>
    public static readonly QueueAttributeName VisibilityTimeout = new("VisibilityTimeout");

    /// <summary>The constant of a name.</summary>
    public static QueueAttributeName FindValue(string value) => FindValue<QueueAttributeName>(value);

    /// <summary>The constant of a name.</summary>
    public static implicit operator QueueAttributeName(string value) => FindValue(value);
}

/// <summary>Names of the attributes that SQS itself gives a message. Any other string converts too.</summary>
/// <param name="value">The name on the wire.</param>
public class MessageSystemAttributeName(string value) : ConstantClass(value)
{
    /// <summary>Every attribute.</summary>
    public static readonly MessageSystemAttributeName All = new("All");

    /// <summary>How often the message was received and not deleted, about.</summary>
    public static readonly MessageSystemAttributeName ApproximateReceiveCount = new("ApproximateReceiveCount");

    /// <summary>When the message was first received, in milliseconds since 1970.</summary>
    public static readonly MessageSystemAttributeName ApproximateFirstReceiveTimestamp = new("ApproximateFirstReceiveTimestamp");

    /// <summary>X-Ray's trace header.</summary>
    public static readonly MessageSystemAttributeName AWSTraceHeader = new("AWSTraceHeader");

    /// <summary>The ARN of the queue that the message was dead-lettered from.</summary>
    public static readonly MessageSystemAttributeName DeadLetterQueueSourceArn = new("DeadLetterQueueSourceArn");

    /// <summary>A FIFO message's deduplication id.</summary>
    public static readonly MessageSystemAttributeName MessageDeduplicationId = new("MessageDeduplicationId");

    /// <summary>A FIFO message's group.</summary>
    public static readonly MessageSystemAttributeName MessageGroupId = new("MessageGroupId");

    /// <summary>The IAM id of the sender.</summary>
    public static readonly MessageSystemAttributeName SenderId = new("SenderId");

    /// <summary>When the message was sent, in milliseconds since 1970.</summary>
    public static readonly MessageSystemAttributeName SentTimestamp = new("SentTimestamp");

    /// <summary>A FIFO message's place.</summary>
    public static readonly MessageSystemAttributeName SequenceNumber = new("SequenceNumber");

    /// <summary>The constant of a name.</summary>
    public static MessageSystemAttributeName FindValue(string value) => FindValue<MessageSystemAttributeName>(value);

    /// <summary>The constant of a name.</summary>
    public static implicit operator MessageSystemAttributeName(string value) => FindValue(value);
}
