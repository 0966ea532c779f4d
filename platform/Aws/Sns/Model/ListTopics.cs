using System.Xml;
using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Lists the account's topics, a hundred a page.</summary>
public class ListTopicsRequest : AmazonSimpleNotificationServiceRequest, IQueryRequest
{
    /// <summary>A request for the first page.</summary>
    public ListTopicsRequest()
    {
    }

    /// <summary>A request for the page that begins here.</summary>
    public ListTopicsRequest(string nextToken) => NextToken = nextToken;

    /// <summary>Where the page before ended.</summary>
    public string? NextToken { get; set; }

    void IQueryRequest.Write(QueryWriter body) => body.Add("NextToken", NextToken);
}

/// <summary>The answer to <see cref="ListTopicsRequest"/>.</summary>
public class ListTopicsResponse : AmazonWebServiceResponse, IXmlMembers
{
    /// <summary>The topics; null when there are none.</summary>
    public List<Topic>? Topics { get; set; } = Collections.NewList<Topic>();

    /// <summary>Where this page ended; null on the last.</summary>
    public string? NextToken { get; set; }

    void IXmlMembers.ReadMember(string name, XmlReader xml)
    {
        switch (name)
        {
            case "Topics": Topics = xml.ReadList(static member => member.ReadMembers(new Topic())); break;
            case "NextToken": NextToken = xml.ReadElementContentAsString(); break;
            default: xml.Skip(); break;
        }
    }
}

/// <summary>A topic.</summary>
public class Topic : IXmlMembers
{
    /// <summary>The topic's ARN.</summary>
    public string TopicArn { get; set; } = null!;

    void IXmlMembers.ReadMember(string name, XmlReader xml)
    {
        switch (name)
        {
            case "TopicArn": TopicArn = xml.ReadElementContentAsString(); break;
            default: xml.Skip(); break;
        }
    }
}
