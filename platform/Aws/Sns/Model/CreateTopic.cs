using System.Xml;
using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Creates a topic, or finds the one of this name.</summary>
public class CreateTopicRequest : AmazonSimpleNotificationServiceRequest, IQueryRequest
{
    /// <summary>An empty request.</summary>
    public CreateTopicRequest()
    {
    }

    /// <summary>A request for a topic of this name.</summary>
    public CreateTopicRequest(string name) => Name = name;

    /// <summary>1 to 256 letters, digits, hyphens and underscores; FIFO topics end in <c>.fifo</c>. Required.</summary>
    public string? Name { get; set; }

    /// <summary>Attributes: <c>DisplayName</c>, <c>FifoTopic</c>, <c>ContentBasedDeduplication</c>, <c>KmsMasterKeyId</c>, <c>Policy</c> and others.</summary>
    public Dictionary<string, string>? Attributes { get; set; } = Collections.NewMap<string>();

    /// <summary>Tags, 50 at most.</summary>
    public List<Tag>? Tags { get; set; } = Collections.NewList<Tag>();

    void IQueryRequest.Write(QueryWriter body)
    {
        body.Add("Name", Name);
        body.Map("Attributes", Attributes);
        body.List("Tags", Tags, static (tags, tag) =>
        {
            tags.Add("Key", tag.Key);
            tags.Add("Value", tag.Value);
        });
    }
}

/// <summary>A cost allocation tag.</summary>
public class Tag
{
    /// <summary>1 to 128 characters. Required.</summary>
    public string? Key { get; set; }

    /// <summary>Up to 256 characters. Required.</summary>
    public string? Value { get; set; }
}

/// <summary>The answer to <see cref="CreateTopicRequest"/>.</summary>
public class CreateTopicResponse : AmazonWebServiceResponse, IXmlMembers
{
    /// <summary>The topic's ARN: its name in every other request.</summary>
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
