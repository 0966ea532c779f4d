using System.Xml;
using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SimpleEmail.Model;

/// <summary>Reads how much may be sent and was.</summary>
public class GetSendQuotaRequest : AmazonSimpleEmailServiceRequest, IQueryRequest
{
    void IQueryRequest.Write(QueryWriter body)
    {
    }
}

/// <summary>The answer to <see cref="GetSendQuotaRequest"/>. Counts are of recipients, in this region.</summary>
public class GetSendQuotaResponse : AmazonWebServiceResponse, IXmlMembers
{
    /// <summary>What may be sent in 24 hours; -1 is without limit.</summary>
    public double? Max24HourSend { get; set; }

    /// <summary>What may be sent in a second.</summary>
    public double? MaxSendRate { get; set; }

    /// <summary>What was sent in the last 24 hours.</summary>
    public double? SentLast24Hours { get; set; }

    void IXmlMembers.ReadMember(string name, XmlReader xml)
    {
        switch (name)
        {
            case "Max24HourSend": Max24HourSend = xml.ReadElementContentAsDouble(); break;
            case "MaxSendRate": MaxSendRate = xml.ReadElementContentAsDouble(); break;
            case "SentLast24Hours": SentLast24Hours = xml.ReadElementContentAsDouble(); break;
            default: xml.Skip(); break;
        }
    }
}
