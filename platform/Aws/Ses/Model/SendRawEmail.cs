using System.Xml;
using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SimpleEmail.Model;

/// <summary>Sends a whole MIME message. There is no idempotency token: sending again may deliver twice.</summary>
public class SendRawEmailRequest : AmazonSimpleEmailServiceRequest, IQueryRequest
{
    /// <summary>An empty request.</summary>
    public SendRawEmailRequest()
    {
    }

    /// <summary>A request that sends this message to the recipients in its headers.</summary>
    public SendRawEmailRequest(RawMessage rawMessage) => RawMessage = rawMessage;

    /// <summary>The envelope sender; by default the message's <c>From</c>.</summary>
    public string? Source { get; set; }

    /// <summary>Recipients, 50 at most; by default those in the message's headers. 7-bit addresses.</summary>
    public List<string>? Destinations { get; set; } = Collections.NewList<string>();

    /// <summary>The message. Required.</summary>
    public RawMessage? RawMessage { get; set; }

    /// <summary>Tags that come back in events.</summary>
    public List<MessageTag>? Tags { get; set; } = Collections.NewList<MessageTag>();

    /// <summary>The configuration set whose events and limits apply.</summary>
    public string? ConfigurationSetName { get; set; }

    /// <summary>Sending authorization for <see cref="Source"/>.</summary>
    public string? SourceArn { get; set; }

    /// <summary>Sending authorization for the <c>From</c> header.</summary>
    public string? FromArn { get; set; }

    /// <summary>Sending authorization for the return path.</summary>
    public string? ReturnPathArn { get; set; }

    void IQueryRequest.Write(QueryWriter body)
    {
        body.Add("Source", Source);
        body.List("Destinations", Destinations);
        body.Add("RawMessage.Data", RawMessage?.Data);
        body.List("Tags", Tags, static (tags, tag) =>
        {
            tags.Add("Name", tag.Name);
            tags.Add("Value", tag.Value);
        });
        body.Add("ConfigurationSetName", ConfigurationSetName);
        body.Add("SourceArn", SourceArn);
        body.Add("FromArn", FromArn);
        body.Add("ReturnPathArn", ReturnPathArn);
    }
}

/// <summary>A MIME message.</summary>
public class RawMessage
{
    /// <summary>An empty message.</summary>
    public RawMessage()
    {
    }

    /// <summary>A message of these bytes.</summary>
    public RawMessage(MemoryStream data) => Data = data;

    /// <summary>The message, 10 MB at most in Base64; the whole stream is sent, wherever it stands. Required.</summary>
    public MemoryStream? Data { get; set; }
}

/// <summary>A tag of a message.</summary>
public class MessageTag
{
    /// <summary>1 to 256 letters, digits, hyphens and underscores. Required.</summary>
    public string? Name { get; set; }

    /// <summary>1 to 256 letters, digits, hyphens and underscores. Required.</summary>
    public string? Value { get; set; }
}

/// <summary>The answer to <see cref="SendRawEmailRequest"/>: SES has accepted the message.</summary>
public class SendRawEmailResponse : AmazonWebServiceResponse, IXmlMembers
{
    /// <summary>SES's id of the message; not its <c>Message-ID</c> header.</summary>
    public string MessageId { get; set; } = null!;

    void IXmlMembers.ReadMember(string name, XmlReader xml)
    {
        switch (name)
        {
            case "MessageId": MessageId = xml.ReadElementContentAsString(); break;
            default: xml.Skip(); break;
        }
    }
}
