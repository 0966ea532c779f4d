using Amazon.CloudFront.Model;
using JadaReferral.Platform.Aws;

namespace Amazon.CloudFront;

/// <summary>CloudFront on the wire: REST-XML, and the exception of each error.</summary>
static class CloudFrontService
{
    public const string Namespace = "http://cloudfront.amazonaws.com/doc/2020-05-31/";

    public static readonly ServiceDescription Description = new("CloudFront", "cloudfront", "2020-05-31", Errors()) { SigningRegion = "us-east-1" };

    public static readonly RestXmlOperation<CreateInvalidationRequest, CreateInvalidationResponse> CreateInvalidation = new(Description);
    public static readonly RestXmlOperation<GetInvalidationRequest, GetInvalidationResponse> GetInvalidation = new(Description);

    static ErrorTable Errors() => new ErrorTable((m, i, t, c, r, s) => new AmazonCloudFrontException(m, i, t, c, r, s))
        .With((m, i, t, c, r, s) => new AccessDeniedException(m, i, t, c, r, s), "AccessDenied")
        .With((m, i, t, c, r, s) => new BatchTooLargeException(m, i, t, c, r, s), "BatchTooLarge")
        .With((m, i, t, c, r, s) => new InconsistentQuantitiesException(m, i, t, c, r, s), "InconsistentQuantities")
        .With((m, i, t, c, r, s) => new InvalidArgumentException(m, i, t, c, r, s), "InvalidArgument")
        .With((m, i, t, c, r, s) => new MissingBodyException(m, i, t, c, r, s), "MissingBody")
        .With((m, i, t, c, r, s) => new NoSuchDistributionException(m, i, t, c, r, s), "NoSuchDistribution")
        .With((m, i, t, c, r, s) => new NoSuchInvalidationException(m, i, t, c, r, s), "NoSuchInvalidation")
        .With((m, i, t, c, r, s) => new TooManyInvalidationsInProgressException(m, i, t, c, r, s), "TooManyInvalidationsInProgress");
}
