using System.Xml;
using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SimpleEmail.Model;

/// <summary>Reads how mails from domains and addresses are signed; at most one call a second.</summary>
public class GetIdentityDkimAttributesRequest : AmazonSimpleEmailServiceRequest, IQueryRequest
{
    /// <summary>Domains and addresses, 100 at most. Required.</summary>
    public List<string>? Identities { get; set; } = Collections.NewList<string>();

    void IQueryRequest.Write(QueryWriter body) => body.List("Identities", Identities);
}

/// <summary>The answer to <see cref="GetIdentityDkimAttributesRequest"/>.</summary>
public class GetIdentityDkimAttributesResponse : AmazonWebServiceResponse, IXmlMembers
{
    /// <summary>By identity.</summary>
    public Dictionary<string, IdentityDkimAttributes>? DkimAttributes { get; set; } = Collections.NewMap<IdentityDkimAttributes>();

    void IXmlMembers.ReadMember(string name, XmlReader xml)
    {
        switch (name)
        {
            case "DkimAttributes": DkimAttributes = xml.ReadMap<IdentityDkimAttributes>(); break;
            default: xml.Skip(); break;
        }
    }
}

/// <summary>How mails from an identity are signed.</summary>
public class IdentityDkimAttributes : IXmlMembers
{
    /// <summary>Whether mails are signed.</summary>
    public bool? DkimEnabled { get; set; }

    /// <summary>Whether the keys were found in DNS: <c>Pending</c>, <c>Success</c>, <c>Failed</c>, <c>TemporaryFailure</c> or <c>NotStarted</c>.</summary>
    public VerificationStatus? DkimVerificationStatus { get; set; }

    /// <summary>Names of the CNAME records to publish.</summary>
    public List<string>? DkimTokens { get; set; } = Collections.NewList<string>();

    void IXmlMembers.ReadMember(string name, XmlReader xml)
    {
        switch (name)
        {
            case "DkimEnabled": DkimEnabled = xml.ReadElementContentAsBoolean(); break;
            case "DkimVerificationStatus": DkimVerificationStatus = xml.ReadElementContentAsString(); break;
            case "DkimTokens": DkimTokens = xml.ReadList(static item => item.ReadElementContentAsString()); break;
            default: xml.Skip(); break;
        }
    }
}
