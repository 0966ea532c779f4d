using System.Globalization;
using System.Text.Json.Serialization;
using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SQS.Model;

/// <summary>Reads attributes of a queue.</summary>
public class GetQueueAttributesRequest : AmazonSQSRequest
{
    /// <summary>An empty request.</summary>
    public GetQueueAttributesRequest()
    {
    }

    /// <summary>A request for these attributes of the queue.</summary>
    public GetQueueAttributesRequest(string queueUrl, List<string> attributeNames) => (QueueUrl, AttributeNames) = (queueUrl, attributeNames);

    /// <summary>The queue. Required.</summary>
    public string? QueueUrl { get; set; }

    /// <summary>Names from <see cref="QueueAttributeName"/>; <c>All</c> for every one. Without it none is answered.</summary>
    public List<string>? AttributeNames { get; set; } = Collections.NewList<string>();
}

/// <summary>The answer to <see cref="GetQueueAttributesRequest"/>.</summary>
public class GetQueueAttributesResponse : AmazonWebServiceResponse
{
    /// <summary>Values by name.</summary>
    public Dictionary<string, string>? Attributes { get; set; } = Collections.NewMap<string>();

    /// <summary>The queue's ARN; null when it wasn't asked for.</summary>
    [JsonIgnore]
    public string? QueueARN => Attributes?.GetValueOrDefault(QueueAttributeName.QueueArn);

    /// <summary>Messages that can be received, about; 0 when it wasn't asked for.</summary>
    [JsonIgnore]
    public int ApproximateNumberOfMessages => Number(QueueAttributeName.ApproximateNumberOfMessages);

    /// <summary>Messages in flight, about; 0 when it wasn't asked for.</summary>
    [JsonIgnore]
    public int ApproximateNumberOfMessagesNotVisible => Number(QueueAttributeName.ApproximateNumberOfMessagesNotVisible);

    /// <summary>Messages whose delay hasn't passed, about; 0 when it wasn't asked for.</summary>
    [JsonIgnore]
    public int ApproximateNumberOfMessagesDelayed => Number(QueueAttributeName.ApproximateNumberOfMessagesDelayed);

    int Number(QueueAttributeName name) =>
        Attributes?.GetValueOrDefault(name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : 0;
}
