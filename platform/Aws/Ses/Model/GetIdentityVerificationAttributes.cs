using System.Xml;
using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SimpleEmail.Model;

/// <summary>Reads whether SES knows domains and addresses as ours; at most one call a second.</summary>
public class GetIdentityVerificationAttributesRequest : AmazonSimpleEmailServiceRequest, IQueryRequest
{
    /// <summary>Domains and addresses, 100 at most. Required.</summary>
    public List<string>? Identities { get; set; } = Collections.NewList<string>();

    void IQueryRequest.Write(QueryWriter body) => body.List("Identities", Identities);
}

/// <summary>The answer to <see cref="GetIdentityVerificationAttributesRequest"/>.</summary>
public class GetIdentityVerificationAttributesResponse : AmazonWebServiceResponse, IXmlMembers
{
    /// <summary>By identity.</summary>
    public Dictionary<string, IdentityVerificationAttributes>? VerificationAttributes { get; set; } = Collections.NewMap<IdentityVerificationAttributes>();

    void IXmlMembers.ReadMember(string name, XmlReader xml)
    {
        switch (name)
        {
            case "VerificationAttributes": VerificationAttributes = xml.ReadMap<IdentityVerificationAttributes>(); break;
            default: xml.Skip(); break;
        }
    }
}

/// <summary>Whether an identity is known to be ours. SES leaves out identities that the account does not have.</summary>
public class IdentityVerificationAttributes : IXmlMembers
{
    /// <summary><c>Pending</c>, <c>Success</c>, <c>Failed</c>, <c>TemporaryFailure</c> or <c>NotStarted</c>.</summary>
    public VerificationStatus? VerificationStatus { get; set; }

    /// <summary>What the TXT record of a domain holds.</summary>
    public string? VerificationToken { get; set; }

    void IXmlMembers.ReadMember(string name, XmlReader xml)
    {
        switch (name)
        {
            case "VerificationStatus": VerificationStatus = xml.ReadElementContentAsString(); break;
            case "VerificationToken": VerificationToken = xml.ReadElementContentAsString(); break;
            default: xml.Skip(); break;
        }
    }
}
