using System.Xml;
using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Lists a topic's subscriptions, a hundred a page.</summary>
public class ListSubscriptionsByTopicRequest : AmazonSimpleNotificationServiceRequest, IQueryRequest
{
    /// <summary>An empty request.</summary>
    public ListSubscriptionsByTopicRequest()
    {
    }

    /// <summary>A request for the first page.</summary>
    public ListSubscriptionsByTopicRequest(string topicArn) => TopicArn = topicArn;

    /// <summary>A request for the page that begins here.</summary>
    public ListSubscriptionsByTopicRequest(string topicArn, string nextToken) => (TopicArn, NextToken) = (topicArn, nextToken);

    /// <summary>The topic. Required.</summary>
    public string? TopicArn { get; set; }

    /// <summary>Where the page before ended.</summary>
    public string? NextToken { get; set; }

    void IQueryRequest.Write(QueryWriter body)
    {
        body.Add("TopicArn", TopicArn);
        body.Add("NextToken", NextToken);
    }
}

/// <summary>The answer to <see cref="ListSubscriptionsByTopicRequest"/>.</summary>
public class ListSubscriptionsByTopicResponse : AmazonWebServiceResponse, IXmlMembers
{
    /// <summary>The subscriptions; null when there are none.</summary>
    public List<Subscription>? Subscriptions { get; set; } = Collections.NewList<Subscription>();

    /// <summary>Where this page ended; null on the last.</summary>
    public string? NextToken { get; set; }

    void IXmlMembers.ReadMember(string name, XmlReader xml)
    {
        switch (name)
        {
            case "Subscriptions": Subscriptions = xml.ReadList(static member => member.ReadMembers(new Subscription())); break;
            case "NextToken": NextToken = xml.ReadElementContentAsString(); break;
            default: xml.Skip(); break;
        }
    }
}

/// <summary>A subscription.</summary>
public class Subscription : IXmlMembers
{
    /// <summary>The subscription's ARN, or <c>PendingConfirmation</c>.</summary>
    public string SubscriptionArn { get; set; } = null!;

    /// <summary>The account that owns it.</summary>
    public string? Owner { get; set; }

    /// <summary><c>sqs</c> and others.</summary>
    public string Protocol { get; set; } = null!;

    /// <summary>For <c>sqs</c> the queue's ARN.</summary>
    public string Endpoint { get; set; } = null!;

    /// <summary>The topic.</summary>
    public string TopicArn { get; set; } = null!;

    void IXmlMembers.ReadMember(string name, XmlReader xml)
    {
        switch (name)
        {
            case "SubscriptionArn": SubscriptionArn = xml.ReadElementContentAsString(); break;
            case "Owner": Owner = xml.ReadElementContentAsString(); break;
            case "Protocol": Protocol = xml.ReadElementContentAsString(); break;
            case "Endpoint": Endpoint = xml.ReadElementContentAsString(); break;
            case "TopicArn": TopicArn = xml.ReadElementContentAsString(); break;
            default: xml.Skip(); break;
        }
    }
}
