using System.Xml;
using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Publishes one message.</summary>
public class PublishRequest : AmazonSimpleNotificationServiceRequest, IQueryRequest
{
    /// <summary>An empty request.</summary>
    public PublishRequest()
    {
    }

    /// <summary>A request that publishes this message.</summary>
    public PublishRequest(string topicArn, string message) => (TopicArn, Message) = (topicArn, message);

    /// <summary>A request that publishes this message.</summary>
    public PublishRequest(string topicArn, string message, string subject) => (TopicArn, Message, Subject) = (topicArn, message, subject);

    /// <summary>The topic.</summary>
    public string? TopicArn { get; set; }

    /// <summary>A platform endpoint instead of a topic.</summary>
    public string? TargetArn { get; set; }

    /// <summary>A phone number instead of a topic.</summary>
    public string? PhoneNumber { get; set; }

    /// <summary>Up to 256 KiB of UTF-8, attributes included. Required.</summary>
    public string? Message { get; set; }

    /// <summary>For e-mail subscriptions, up to 100 characters.</summary>
    public string? Subject { get; set; }

    /// <summary><c>json</c>: the message holds a text for each protocol.</summary>
    public string? MessageStructure { get; set; }

    /// <summary>Attributes.</summary>
    public Dictionary<string, MessageAttributeValue>? MessageAttributes { get; set; } = Collections.NewMap<MessageAttributeValue>();

    /// <summary>FIFO: messages with the same id are delivered once in five minutes. 1 to 128 characters.</summary>
    public string? MessageDeduplicationId { get; set; }

    /// <summary>FIFO: the group whose order is kept, required there. 1 to 128 characters.</summary>
    public string? MessageGroupId { get; set; }

    void IQueryRequest.Write(QueryWriter body)
    {
        body.Add("TopicArn", TopicArn);
        body.Add("TargetArn", TargetArn);
        body.Add("PhoneNumber", PhoneNumber);
        body.Add("Message", Message);
        body.Add("Subject", Subject);
        body.Add("MessageStructure", MessageStructure);
        body.Map("MessageAttributes", MessageAttributes, MessageAttributeValue.Write);
        body.Add("MessageDeduplicationId", MessageDeduplicationId);
        body.Add("MessageGroupId", MessageGroupId);
    }
}

/// <summary>The answer to <see cref="PublishRequest"/>.</summary>
public class PublishResponse : AmazonWebServiceResponse, IXmlMembers
{
    /// <summary>SNS's id of the message.</summary>
    public string MessageId { get; set; } = null!;

    /// <summary>FIFO: the message's place, up to 20 digits.</summary>
    public string? SequenceNumber { get; set; }

    void IXmlMembers.ReadMember(string name, XmlReader xml)
    {
        switch (name)
        {
            case "MessageId": MessageId = xml.ReadElementContentAsString(); break;
            case "SequenceNumber": SequenceNumber = xml.ReadElementContentAsString(); break;
            default: xml.Skip(); break;
        }
    }
}
