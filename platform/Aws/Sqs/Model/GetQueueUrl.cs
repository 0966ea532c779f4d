using Amazon.Runtime;

namespace Amazon.SQS.Model;

/// <summary>Finds a queue by its name.</summary>
public class GetQueueUrlRequest : AmazonSQSRequest
{
    /// <summary>An empty request.</summary>
    public GetQueueUrlRequest()
    {
    }

    /// <summary>A request for the queue of this name.</summary>
    public GetQueueUrlRequest(string queueName) => QueueName = queueName;

    /// <summary>The queue's name, 1 to 80 characters. Required.</summary>
    public string? QueueName { get; set; }

    /// <summary>The account that owns the queue, twelve digits; the caller's own by default.</summary>
    public string? QueueOwnerAWSAccountId { get; set; }
}

/// <summary>The answer to <see cref="GetQueueUrlRequest"/>.</summary>
public class GetQueueUrlResponse : AmazonWebServiceResponse
{
    /// <summary>The queue's URL.</summary>
    public string QueueUrl { get; set; } = null!;
}
