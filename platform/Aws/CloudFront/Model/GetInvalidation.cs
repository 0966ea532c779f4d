using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using JadaReferral.Platform.Aws;

namespace Amazon.CloudFront.Model;

/// <summary>Reads how far an invalidation is.</summary>
public class GetInvalidationRequest : AmazonCloudFrontRequest, IRestXmlRequest
{
    /// <summary>An empty request.</summary>
    public GetInvalidationRequest()
    {
    }

    /// <summary>A request for this invalidation.</summary>
    public GetInvalidationRequest(string distributionId, string id) => (DistributionId, Id) = (distributionId, id);

    /// <summary>The distribution. Required.</summary>
    public string? DistributionId { get; set; }

    /// <summary>The invalidation. Required.</summary>
    public string? Id { get; set; }

    string IRestXmlRequest.Method => "GET";

    string IRestXmlRequest.Path => "/2020-05-31/distribution/{DistributionId}/invalidation/{Id}";

    void IRestXmlRequest.AddPathResources(IRequest request)
    {
        request.AddPathResource("{DistributionId}", Required.Member(DistributionId, nameof(GetInvalidationRequest), nameof(DistributionId)));
        request.AddPathResource("{Id}", Required.Member(Id, nameof(GetInvalidationRequest), nameof(Id)));
    }

    void IRestXmlRequest.Write(XmlWriter body)
    {
        // A GET has no document.
    }
}

/// <summary>The answer to <see cref="GetInvalidationRequest"/>.</summary>
public class GetInvalidationResponse : AmazonWebServiceResponse, IXmlMembers
{
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
}
