using System.Xml;
using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Reads the attributes of a topic.</summary>
public class GetTopicAttributesRequest : AmazonSimpleNotificationServiceRequest, IQueryRequest
{
    /// <summary>An empty request.</summary>
    public GetTopicAttributesRequest()
    {
    }

    /// <summary>A request for this topic's attributes.</summary>
    public GetTopicAttributesRequest(string topicArn) => TopicArn = topicArn;

    /// <summary>The topic. Required.</summary>
    public string? TopicArn { get; set; }

    void IQueryRequest.Write(QueryWriter body) => body.Add("TopicArn", TopicArn);
}

/// <summary>The answer to <see cref="GetTopicAttributesRequest"/>.</summary>
public class GetTopicAttributesResponse : AmazonWebServiceResponse, IXmlMembers
{
    /// <summary>Values by name: <c>TopicArn</c>, <c>Owner</c>, <c>Policy</c>, <c>SubscriptionsConfirmed</c> and others.</summary>
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
