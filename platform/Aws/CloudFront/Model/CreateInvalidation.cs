using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using JadaReferral.Platform.Aws;

namespace Amazon.CloudFront.Model;

/// <summary>Removes paths from the caches of a distribution. A request of the same caller reference and paths finds the invalidation that it made.</summary>
public class CreateInvalidationRequest : AmazonCloudFrontRequest, IRestXmlRequest
{
    /// <summary>An empty request.</summary>
    public CreateInvalidationRequest()
    {
    }

    /// <summary>A request for this distribution.</summary>
    public CreateInvalidationRequest(string distributionId, InvalidationBatch invalidationBatch) =>
        (DistributionId, InvalidationBatch) = (distributionId, invalidationBatch);

    /// <summary>The distribution. Required.</summary>
    public string? DistributionId { get; set; }

    /// <summary>What to remove. Required.</summary>
    public InvalidationBatch? InvalidationBatch { get; set; }

    string IRestXmlRequest.Method => "POST";

    string IRestXmlRequest.Path => "/2020-05-31/distribution/{DistributionId}/invalidation";

    void IRestXmlRequest.AddPathResources(IRequest request) =>
        request.AddPathResource("{DistributionId}", Required.Member(DistributionId, nameof(CreateInvalidationRequest), nameof(DistributionId)));

    void IRestXmlRequest.Write(XmlWriter body)
    {
        body.WriteStartElement("InvalidationBatch", CloudFrontService.Namespace);
        InvalidationBatch?.Write(body);
        body.WriteEndElement();
    }
}

/// <summary>The answer to <see cref="CreateInvalidationRequest"/>: the invalidation has begun.</summary>
public class CreateInvalidationResponse : AmazonWebServiceResponse, IXmlMembers, IHeaderMembers
{
    /// <summary>The invalidation's URL.</summary>
    public string? Location { get; set; }

    /// <summary>The invalidation.</summary>
    public Invalidation Invalidation { get; set; } = null!;

    void IXmlMembers.ReadMember(string name, XmlReader xml)
    {
        switch (name)
        {
            case "Invalidation": Invalidation = xml.ReadMembers(new Invalidation()); break;
            default: xml.Skip(); break;
        }
    }

    void IHeaderMembers.ReadHeaders(IWebResponseData answer) => Location = answer.GetHeaderValue("Location");
}
