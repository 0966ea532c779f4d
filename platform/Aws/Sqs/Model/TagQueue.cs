using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SQS.Model;

/// <summary>Adds cost allocation tags to a queue; a tag of the same key is replaced.</summary>
public class TagQueueRequest : AmazonSQSRequest
{
    /// <summary>The queue. Required.</summary>
    public string? QueueUrl { get; set; }

    /// <summary>Tags, 50 at most on a queue. Required.</summary>
    public Dictionary<string, string>? Tags { get; set; } = Collections.NewMap<string>();
}

/// <summary>The answer to <see cref="TagQueueRequest"/>.</summary>
public class TagQueueResponse : AmazonWebServiceResponse;
