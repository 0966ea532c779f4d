using System.Xml;
using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Deletes a topic and its subscriptions.</summary>
public class DeleteTopicRequest : AmazonSimpleNotificationServiceRequest, IQueryRequest
{
    /// <summary>An empty request.</summary>
    public DeleteTopicRequest()
    {
    }

    /// <summary>A request that deletes this topic.</summary>
    public DeleteTopicRequest(string topicArn) => TopicArn = topicArn;

    /// <summary>The topic. Required.</summary>
    public string? TopicArn { get; set; }

    void IQueryRequest.Write(QueryWriter body) => body.Add("TopicArn", TopicArn);
}

/// <summary>The answer to <see cref="DeleteTopicRequest"/>.</summary>
public class DeleteTopicResponse : AmazonWebServiceResponse, IXmlMembers
{
    void IXmlMembers.ReadMember(string name, XmlReader xml) => xml.Skip();
}
