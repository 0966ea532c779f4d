using System.Xml;
using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SimpleEmail.Model;

/// <summary>Reads from which domain mails of domains and addresses are sent on the wire; at most one call a second.</summary>
public class GetIdentityMailFromDomainAttributesRequest : AmazonSimpleEmailServiceRequest, IQueryRequest
{
    /// <summary>Domains and addresses, 100 at most. Required.</summary>
    public List<string>? Identities { get; set; } = Collections.NewList<string>();

    void IQueryRequest.Write(QueryWriter body) => body.List("Identities", Identities);
}

/// <summary>The answer to <see cref="GetIdentityMailFromDomainAttributesRequest"/>.</summary>
public class GetIdentityMailFromDomainAttributesResponse : AmazonWebServiceResponse, IXmlMembers
{
    /// <summary>By identity.</summary>
    public Dictionary<string, IdentityMailFromDomainAttributes>? MailFromDomainAttributes { get; set; } = Collections.NewMap<IdentityMailFromDomainAttributes>();

    void IXmlMembers.ReadMember(string name, XmlReader xml)
    {
        switch (name)
        {
            case "MailFromDomainAttributes": MailFromDomainAttributes = xml.ReadMap<IdentityMailFromDomainAttributes>(); break;
            default: xml.Skip(); break;
        }
    }
}

/// <summary>The domain in the envelope of an identity's mails.</summary>
public class IdentityMailFromDomainAttributes : IXmlMembers
{
    /// <summary>The domain; empty where SES's own is used.</summary>
    public string? MailFromDomain { get; set; }

    /// <summary>Whether its MX record was found: <c>Pending</c>, <c>Success</c>, <c>Failed</c> or <c>TemporaryFailure</c>.</summary>
    public CustomMailFromStatus? MailFromDomainStatus { get; set; }

    /// <summary>What becomes of mails without that record: <c>UseDefaultValue</c> or <c>RejectMessage</c>.</summary>
    public BehaviorOnMXFailure? BehaviorOnMXFailure { get; set; }

    void IXmlMembers.ReadMember(string name, XmlReader xml)
    {
        switch (name)
        {
            case "MailFromDomain": MailFromDomain = xml.ReadElementContentAsString(); break;
            case "MailFromDomainStatus": MailFromDomainStatus = xml.ReadElementContentAsString(); break;
            case "BehaviorOnMXFailure": BehaviorOnMXFailure = xml.ReadElementContentAsString(); break;
            default: xml.Skip(); break;
        }
    }
}
