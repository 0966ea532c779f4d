using System.Xml;
using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SimpleEmail.Model;

/// <summary>Adds an address to those that may be sent from. SES sends it a mail with a link; it is verified when that is opened.</summary>
public class VerifyEmailIdentityRequest : AmazonSimpleEmailServiceRequest, IQueryRequest
{
    /// <summary>The address. Required.</summary>
    public string? EmailAddress { get; set; }

    void IQueryRequest.Write(QueryWriter body) => body.Add("EmailAddress", EmailAddress);
}

/// <summary>The answer to <see cref="VerifyEmailIdentityRequest"/>: accepted.</summary>
public class VerifyEmailIdentityResponse : AmazonWebServiceResponse, IXmlMembers
{
    void IXmlMembers.ReadMember(string name, XmlReader xml) => xml.Skip();
}
