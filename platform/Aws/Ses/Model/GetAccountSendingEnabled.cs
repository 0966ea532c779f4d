using System.Xml;
using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SimpleEmail.Model;

/// <summary>Reads whether sending is switched on for the account in this region.</summary>
public class GetAccountSendingEnabledRequest : AmazonSimpleEmailServiceRequest, IQueryRequest
{
    void IQueryRequest.Write(QueryWriter body)
    {
    }
}

/// <summary>The answer to <see cref="GetAccountSendingEnabledRequest"/>.</summary>
public class GetAccountSendingEnabledResponse : AmazonWebServiceResponse, IXmlMembers
{
    /// <summary>Whether it is.</summary>
    public bool? Enabled { get; set; }

    void IXmlMembers.ReadMember(string name, XmlReader xml)
    {
        switch (name)
        {
            case "Enabled": Enabled = xml.ReadElementContentAsBoolean(); break;
            default: xml.Skip(); break;
        }
    }
}
