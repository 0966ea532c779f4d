using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SQS.Model;

/// <summary>Sends one message.</summary>
public class SendMessageRequest : AmazonSQSRequest
{
    /// <summary>An empty request.</summary>
    public SendMessageRequest()
    {
    }

    /// <summary>A request that sends this body to the queue.</summary>
    public SendMessageRequest(string queueUrl, string messageBody) => (QueueUrl, MessageBody) = (queueUrl, messageBody);

    /// <summary>The queue. Required.</summary>
    public string? QueueUrl { get; set; }

    /// <summary>1 byte to 1 MiB of UTF-8, attributes included. Required.</summary>
    public string? MessageBody { get; set; }

    /// <summary>Seconds that the message is held back, 0 to 900; the queue's own setting by default. Not on FIFO queues.</summary>
    public int? DelaySeconds { get; set; }

    /// <summary>Attributes, ten at most.</summary>
    public Dictionary<string, MessageAttributeValue>? MessageAttributes { get; set; } = Collections.NewMap<MessageAttributeValue>();

    /// <summary>Attributes for SQS itself; only <c>AWSTraceHeader</c> is known.</summary>
    public Dictionary<string, MessageSystemAttributeValue>? MessageSystemAttributes { get; set; } = Collections.NewMap<MessageSystemAttributeValue>();

    /// <summary>FIFO: messages with the same id are delivered once in five minutes. 1 to 128 characters.</summary>
    public string? MessageDeduplicationId { get; set; }

    /// <summary>FIFO: the group whose order is kept, required there. 1 to 128 characters.</summary>
    public string? MessageGroupId { get; set; }
}

/// <summary>The answer to <see cref="SendMessageRequest"/>.</summary>
public class SendMessageResponse : AmazonWebServiceResponse
{
    /// <summary>SQS's id of the message.</summary>
    public string MessageId { get; set; } = null!;

    /// <summary>MD5 of the body as SQS got it, 32 hexadecimal digits.</summary>
    public string? MD5OfMessageBody { get; set; }

    /// <summary>MD5 of the attributes as SQS got them.</summary>
    public string? MD5OfMessageAttributes { get; set; }

    /// <summary>MD5 of the system attributes as SQS got them.</summary>
    public string? MD5OfMessageSystemAttributes { get; set; }

    /// <summary>FIFO: the message's place, up to 20 digits.</summary>
    public string? SequenceNumber { get; set; }
}
