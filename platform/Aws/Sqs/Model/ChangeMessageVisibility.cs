using Amazon.Runtime;

namespace Amazon.SQS.Model;

/// <summary>Changes how long a received message stays hidden; 0 gives it back at once.</summary>
public class ChangeMessageVisibilityRequest : AmazonSQSRequest
{
    /// <summary>An empty request.</summary>
    public ChangeMessageVisibilityRequest()
    {
    }

    /// <summary>A request that hides what this receipt names for so many seconds from now.</summary>
    public ChangeMessageVisibilityRequest(string queueUrl, string receiptHandle, int? visibilityTimeout) =>
        (QueueUrl, ReceiptHandle, VisibilityTimeout) = (queueUrl, receiptHandle, visibilityTimeout);

    /// <summary>The queue. Required.</summary>
    public string? QueueUrl { get; set; }

    /// <summary>The latest receipt of the message. Required.</summary>
    public string? ReceiptHandle { get; set; }

    /// <summary>Seconds from now, 0 to 43,200; the message can't stay hidden longer than 12 hours since it was received. Required.</summary>
    public int? VisibilityTimeout { get; set; }
}

/// <summary>The answer to <see cref="ChangeMessageVisibilityRequest"/>.</summary>
public class ChangeMessageVisibilityResponse : AmazonWebServiceResponse;
