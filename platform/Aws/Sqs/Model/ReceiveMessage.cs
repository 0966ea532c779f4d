using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SQS.Model;

/// <summary>Receives messages. They stay in the queue, hidden, until they are deleted or their visibility timeout passes.</summary>
public class ReceiveMessageRequest : AmazonSQSRequest
{
    /// <summary>An empty request.</summary>
    public ReceiveMessageRequest()
    {
    }

    /// <summary>A request to the queue.</summary>
    public ReceiveMessageRequest(string queueUrl) => QueueUrl = queueUrl;

    /// <summary>The queue. Required.</summary>
    public string? QueueUrl { get; set; }

    /// <summary>SQS's former name of <see cref="MessageSystemAttributeNames"/>; for servers that don't know the new one.</summary>
    public List<string>? AttributeNames { get; set; } = Collections.NewList<string>();

    /// <summary>Attributes of SQS to have with each message, from <see cref="MessageSystemAttributeName"/>; none by default.</summary>
    public List<string>? MessageSystemAttributeNames { get; set; } = Collections.NewList<string>();

    /// <summary>The sender's attributes to have with each message: names, prefixes with <c>.*</c>, or <c>All</c>; none by default.</summary>
    public List<string>? MessageAttributeNames { get; set; } = Collections.NewList<string>();

    /// <summary>Messages to receive at most, 1 to 10; 1 by default.</summary>
    public int? MaxNumberOfMessages { get; set; }

    /// <summary>Seconds that the messages are hidden, 0 to 43,200; the queue's own setting by default.</summary>
    public int? VisibilityTimeout { get; set; }

    /// <summary>Seconds to wait for a first message, 0 to 20; the queue's own setting by default.</summary>
    public int? WaitTimeSeconds { get; set; }

    /// <summary>FIFO: a receive with the same id gets the same messages again while their visibility timeout lasts.</summary>
    public string? ReceiveRequestAttemptId { get; set; }
}

/// <summary>The answer to <see cref="ReceiveMessageRequest"/>.</summary>
public class ReceiveMessageResponse : AmazonWebServiceResponse
{
    /// <summary>The messages; null when there are none.</summary>
    public List<Message>? Messages { get; set; } = Collections.NewList<Message>();
}

/// <summary>A received message.</summary>
public class Message
{
    /// <summary>SQS's id of the message.</summary>
    public string MessageId { get; set; } = null!;

    /// <summary>Names this receipt of the message when deleting it or changing its visibility.</summary>
    public string ReceiptHandle { get; set; } = null!;

    /// <summary>The body.</summary>
    public string Body { get; set; } = null!;

    /// <summary>MD5 of the body, 32 hexadecimal digits.</summary>
    public string? MD5OfBody { get; set; }

    /// <summary>MD5 of the attributes.</summary>
    public string? MD5OfMessageAttributes { get; set; }

    /// <summary>What SQS says of the message, by <see cref="MessageSystemAttributeName"/>.</summary>
    public Dictionary<string, string>? Attributes { get; set; } = Collections.NewMap<string>();

    /// <summary>The sender's attributes.</summary>
    public Dictionary<string, MessageAttributeValue>? MessageAttributes { get; set; } = Collections.NewMap<MessageAttributeValue>();
}
