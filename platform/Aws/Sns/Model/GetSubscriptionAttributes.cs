using System.Xml;
using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Reads the attributes of a subscription.</summary>
public class GetSubscriptionAttributesRequest : AmazonSimpleNotificationServiceRequest, IQueryRequest
{
    /// <summary>An empty request.</summary>
    public GetSubscriptionAttributesRequest()
    {
    }

    /// <summary>A request for this subscription's attributes.</summary>
    public GetSubscriptionAttributesRequest(string subscriptionArn) => SubscriptionArn = subscriptionArn;

    /// <summary>The subscription. Required.</summary>
    public string? SubscriptionArn { get; set; }

    void IQueryRequest.Write(QueryWriter body) => body.Add("SubscriptionArn", SubscriptionArn);
}

/// <summary>The answer to <see cref="GetSubscriptionAttributesRequest"/>.</summary>
public class GetSubscriptionAttributesResponse : AmazonWebServiceResponse, IXmlMembers
{
    /// <summary>Values by name: <c>Endpoint</c>, <c>RawMessageDelivery</c>, <c>FilterPolicy</c> and others.</summary>
    public Dictionary<string, string>? Attributes { get; set; } = Collections.NewMap<string>();

    void IXmlMembers.ReadMember(string name, XmlReader xml)
    {
        switch (name)
        {
            case "Attributes": Attributes = xml.ReadMap(); break;
            default: xml.Skip(); break;
        }
    }
}
