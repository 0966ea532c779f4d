using System.Text.Json.Serialization;
using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SQS.Model;

/// <summary>Creates a queue, or finds one of the same name and attributes.</summary>
public class CreateQueueRequest : AmazonSQSRequest
{
    /// <summary>An empty request.</summary>
    public CreateQueueRequest()
    {
    }

    /// <summary>A request for a queue of this name.</summary>
    public CreateQueueRequest(string queueName) => QueueName = queueName;

    /// <summary>1 to 80 letters, digits, hyphens and underscores; FIFO queues end in <c>.fifo</c>. Required.</summary>
    public string? QueueName { get; set; }

    /// <summary>Attributes by <see cref="QueueAttributeName"/>.</summary>
    public Dictionary<string, string>? Attributes { get; set; } = Collections.NewMap<string>();

    /// <summary>Cost allocation tags, 50 at most.</summary>
    [JsonPropertyName("tags")]
    public Dictionary<string, string>? Tags { get; set; } = Collections.NewMap<string>();
}

/// <summary>The answer to <see cref="CreateQueueRequest"/>.</summary>
public class CreateQueueResponse : AmazonWebServiceResponse
{
    /// <summary>The queue's URL: its name in every other request.</summary>
    public string QueueUrl { get; set; } = null!;
}
