using JadaReferral.Platform.Aws;

namespace Amazon.CloudFront;

/// <summary>
/// Configuration of an <see cref="AmazonCloudFrontClient"/>. CloudFront is one service for all regions: requests are signed for
/// <c>us-east-1</c> whatever the region is, unless <c>AuthenticationRegion</c> is set. <c>AWS_ENDPOINT_URL_CLOUDFRONT</c> sets its <c>ServiceURL</c>.
/// </summary>
public class AmazonCloudFrontConfig : AwsClientConfig
{
    /// <summary>A configuration from the environment: region, endpoint and retry settings as AWS's own variables and profiles say.</summary>
    public AmazonCloudFrontConfig()
        : base(CloudFrontService.Description)
    {
    }

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "cloudfront";

    private protected override string RegionalUrl(RegionEndpoint region) => "https://cloudfront.amazonaws.com/";
}
