using System.Xml;
using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Changes one attribute of a subscription.</summary>
public class SetSubscriptionAttributesRequest : AmazonSimpleNotificationServiceRequest, IQueryRequest
{
    /// <summary>An empty request.</summary>
    public SetSubscriptionAttributesRequest()
    {
    }

    /// <summary>A request that sets this attribute.</summary>
    public SetSubscriptionAttributesRequest(string subscriptionArn, string attributeName, string attributeValue) =>
        (SubscriptionArn, AttributeName, AttributeValue) = (subscriptionArn, attributeName, attributeValue);

    /// <summary>The subscription. Required.</summary>
    public string? SubscriptionArn { get; set; }

    /// <summary>The attribute, e.g. <c>RawMessageDelivery</c>. Required.</summary>
    public string? AttributeName { get; set; }

    /// <summary>Its new value.</summary>
    public string? AttributeValue { get; set; }

    void IQueryRequest.Write(QueryWriter body)
    {
        body.Add("SubscriptionArn", SubscriptionArn);
        body.Add("AttributeName", AttributeName);
        body.Add("AttributeValue", AttributeValue);
    }
}

/// <summary>The answer to <see cref="SetSubscriptionAttributesRequest"/>.</summary>
public class SetSubscriptionAttributesResponse : AmazonWebServiceResponse, IXmlMembers
{
    void IXmlMembers.ReadMember(string name, XmlReader xml) => xml.Skip();
}
