using Amazon.Runtime;

namespace Amazon.SQS.Model;

/// <summary>Deletes every message of a queue; takes up to 60 seconds.</summary>
public class PurgeQueueRequest : AmazonSQSRequest
{
    /// <summary>The queue. Required.</summary>
    public string? QueueUrl { get; set; }
}

/// <summary>The answer to <see cref="PurgeQueueRequest"/>.</summary>
public class PurgeQueueResponse : AmazonWebServiceResponse;
