using Amazon.Runtime;

namespace Amazon.SQS.Model;

/// <summary>Deletes a queue with its messages; takes up to 60 seconds.</summary>
public class DeleteQueueRequest : AmazonSQSRequest
{
    /// <summary>An empty request.</summary>
    public DeleteQueueRequest()
    {
    }

    /// <summary>A request that deletes the queue.</summary>
    public DeleteQueueRequest(string queueUrl) => QueueUrl = queueUrl;

    /// <summary>The queue. Required.</summary>
    public string? QueueUrl { get; set; }
}

/// <summary>The answer to <see cref="DeleteQueueRequest"/>.</summary>
public class DeleteQueueResponse : AmazonWebServiceResponse;
