using System.Xml;
using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Publishes up to ten messages. Each succeeds or fails alone: look at <see cref="PublishBatchResponse.Failed"/>.</summary>
public class PublishBatchRequest : AmazonSimpleNotificationServiceRequest, IQueryRequest
{
    /// <summary>The topic. Required.</summary>
    public string? TopicArn { get; set; }

    /// <summary>1 to 10 messages, together 256 KiB at most. Required.</summary>
    public List<PublishBatchRequestEntry>? PublishBatchRequestEntries { get; set; } = Collections.NewList<PublishBatchRequestEntry>();

    void IQueryRequest.Write(QueryWriter body)
    {
        body.Add("TopicArn", TopicArn);
        body.List("PublishBatchRequestEntries", PublishBatchRequestEntries, static (entries, entry) => entry.Write(entries));
    }
}

/// <summary>A message of a batch.</summary>
public class PublishBatchRequestEntry
{
    /// <summary>Names the entry in the answer: 1 to 80 letters, digits, hyphens and underscores, distinct in the batch. Required.</summary>
    public string? Id { get; set; }

    /// <inheritdoc cref="PublishRequest.Message"/>
    public string? Message { get; set; }

    /// <inheritdoc cref="PublishRequest.Subject"/>
    public string? Subject { get; set; }

    /// <inheritdoc cref="PublishRequest.MessageStructure"/>
    public string? MessageStructure { get; set; }

    /// <inheritdoc cref="PublishRequest.MessageAttributes"/>
    public Dictionary<string, MessageAttributeValue>? MessageAttributes { get; set; } = Collections.NewMap<MessageAttributeValue>();

    /// <inheritdoc cref="PublishRequest.MessageDeduplicationId"/>
    public string? MessageDeduplicationId { get; set; }

    /// <inheritdoc cref="PublishRequest.MessageGroupId"/>
    public string? MessageGroupId { get; set; }

    internal void Write(QueryWriter body)
    {
        body.Add("Id", Id);
        body.Add("Message", Message);
        body.Add("Subject", Subject);
        body.Add("MessageStructure", MessageStructure);
        body.Map("MessageAttributes", MessageAttributes, MessageAttributeValue.Write);
        body.Add("MessageDeduplicationId", MessageDeduplicationId);
        body.Add("MessageGroupId", MessageGroupId);
    }
}

/// <summary>The answer to <see cref="PublishBatchRequest"/>: every entry is in one of the two lists.</summary>
public class PublishBatchResponse : AmazonWebServiceResponse, IXmlMembers
{
    /// <summary>What was published.</summary>
    public List<PublishBatchResultEntry>? Successful { get; set; } = Collections.NewList<PublishBatchResultEntry>();

    /// <summary>What wasn't, and why.</summary>
    public List<BatchResultErrorEntry>? Failed { get; set; } = Collections.NewList<BatchResultErrorEntry>();

    void IXmlMembers.ReadMember(string name, XmlReader xml)
    {
        switch (name)
        {
            case "Successful": Successful = xml.ReadList(static member => member.ReadMembers(new PublishBatchResultEntry())); break;
            case "Failed": Failed = xml.ReadList(static member => member.ReadMembers(new BatchResultErrorEntry())); break;
            default: xml.Skip(); break;
        }
    }
}

/// <summary>A message of a batch that was published.</summary>
public class PublishBatchResultEntry : IXmlMembers
{
    /// <summary>The entry's <see cref="PublishBatchRequestEntry.Id"/>.</summary>
    public string Id { get; set; } = null!;

    /// <inheritdoc cref="PublishResponse.MessageId"/>
    public string MessageId { get; set; } = null!;

    /// <inheritdoc cref="PublishResponse.SequenceNumber"/>
    public string? SequenceNumber { get; set; }

    void IXmlMembers.ReadMember(string name, XmlReader xml)
    {
        switch (name)
        {
            case "Id": Id = xml.ReadElementContentAsString(); break;
            case "MessageId": MessageId = xml.ReadElementContentAsString(); break;
            case "SequenceNumber": SequenceNumber = xml.ReadElementContentAsString(); break;
            default: xml.Skip(); break;
        }
    }
}

/// <summary>An entry of a batch that failed.</summary>
public class BatchResultErrorEntry : IXmlMembers
{
    /// <summary>The entry's id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The error's code.</summary>
    public string Code { get; set; } = null!;

    /// <summary>True when trying the same again can't help.</summary>
    public bool? SenderFault { get; set; }

    /// <summary>What the service said.</summary>
    public string? Message { get; set; }

    void IXmlMembers.ReadMember(string name, XmlReader xml)
    {
        switch (name)
        {
            case "Id": Id = xml.ReadElementContentAsString(); break;
            case "Code": Code = xml.ReadElementContentAsString(); break;
            case "SenderFault": SenderFault = xml.ReadElementContentAsBoolean(); break;
            case "Message": Message = xml.ReadElementContentAsString(); break;
            default: xml.Skip(); break;
        }
    }
}
