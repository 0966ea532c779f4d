using System.Xml;
using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Ends a subscription.</summary>
public class UnsubscribeRequest : AmazonSimpleNotificationServiceRequest, IQueryRequest
{
    /// <summary>An empty request.</summary>
    public UnsubscribeRequest()
    {
    }

    /// <summary>A request that ends this subscription.</summary>
    public UnsubscribeRequest(string subscriptionArn) => SubscriptionArn = subscriptionArn;

    /// <summary>The subscription. Required.</summary>
    public string? SubscriptionArn { get; set; }

    void IQueryRequest.Write(QueryWriter body) => body.Add("SubscriptionArn", SubscriptionArn);
}

/// <summary>The answer to <see cref="UnsubscribeRequest"/>.</summary>
public class UnsubscribeResponse : AmazonWebServiceResponse, IXmlMembers
{
    void IXmlMembers.ReadMember(string name, XmlReader xml) => xml.Skip();
}
