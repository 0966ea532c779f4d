using Amazon.Runtime;

namespace Amazon.SQS.Model;

/// <summary>Deletes a received message.</summary>
public class DeleteMessageRequest : AmazonSQSRequest
{
    /// <summary>An empty request.</summary>
    public DeleteMessageRequest()
    {
    }

    /// <summary>A request that deletes what this receipt names.</summary>
    public DeleteMessageRequest(string queueUrl, string receiptHandle) => (QueueUrl, ReceiptHandle) = (queueUrl, receiptHandle);

    /// <summary>The queue. Required.</summary>
    public string? QueueUrl { get; set; }

    /// <summary>The latest receipt of the message. Required.</summary>
    public string? ReceiptHandle { get; set; }
}

/// <summary>The answer to <see cref="DeleteMessageRequest"/>.</summary>
public class DeleteMessageResponse : AmazonWebServiceResponse;
