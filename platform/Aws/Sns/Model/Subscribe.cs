using System.Xml;
using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>
/// Subscribes an endpoint to a topic. Subscribing the same endpoint with the same attributes finds the subscription; with other attributes it is an
/// <see cref="InvalidParameterException"/>.
/// </summary>
public class SubscribeRequest : AmazonSimpleNotificationServiceRequest, IQueryRequest
{
    /// <summary>An empty request.</summary>
    public SubscribeRequest()
    {
    }

    /// <summary>A request that subscribes this endpoint.</summary>
    public SubscribeRequest(string topicArn, string protocol, string endpoint) => (TopicArn, Protocol, Endpoint) = (topicArn, protocol, endpoint);

    /// <summary>The topic. Required.</summary>
    public string? TopicArn { get; set; }

    /// <summary><c>sqs</c>, <c>https</c>, <c>lambda</c> and others. Required.</summary>
    public string? Protocol { get; set; }

    /// <summary>For <c>sqs</c> the queue's ARN.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Attributes: <c>RawMessageDelivery</c>, <c>FilterPolicy</c>, <c>RedrivePolicy</c> and others.</summary>
    public Dictionary<string, string>? Attributes { get; set; } = Collections.NewMap<string>();

    /// <summary>True answers the ARN even of a subscription that waits for confirmation.</summary>
    public bool? ReturnSubscriptionArn { get; set; }

    void IQueryRequest.Write(QueryWriter body)
    {
        body.Add("TopicArn", TopicArn);
        body.Add("Protocol", Protocol);
        body.Add("Endpoint", Endpoint);
        body.Map("Attributes", Attributes);
        body.Add("ReturnSubscriptionArn", ReturnSubscriptionArn switch { true => "true", false => "false", null => null });
    }
}

/// <summary>The answer to <see cref="SubscribeRequest"/>.</summary>
public class SubscribeResponse : AmazonWebServiceResponse, IXmlMembers
{
    /// <summary>The subscription's ARN, or <c>pending confirmation</c>.</summary>
    public string SubscriptionArn { get; set; } = null!;

    void IXmlMembers.ReadMember(string name, XmlReader xml)
    {
        switch (name)
        {
            case "SubscriptionArn": SubscriptionArn = xml.ReadElementContentAsString(); break;
            default: xml.Skip(); break;
        }
    }
}
