using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SQS.Model;

/// <summary>Changes attributes of a queue; those not named stay. Takes up to a minute to be in force, retention up to fifteen.</summary>
public class SetQueueAttributesRequest : AmazonSQSRequest
{
    /// <summary>An empty request.</summary>
    public SetQueueAttributesRequest()
    {
    }

    /// <summary>A request that sets these attributes of the queue.</summary>
    public SetQueueAttributesRequest(string queueUrl, Dictionary<string, string> attributes) => (QueueUrl, Attributes) = (queueUrl, attributes);

    /// <summary>The queue. Required.</summary>
    public string? QueueUrl { get; set; }

    /// <summary>Values by <see cref="QueueAttributeName"/>. Required.</summary>
    public Dictionary<string, string>? Attributes { get; set; } = Collections.NewMap<string>();
}

/// <summary>The answer to <see cref="SetQueueAttributesRequest"/>.</summary>
public class SetQueueAttributesResponse : AmazonWebServiceResponse;
