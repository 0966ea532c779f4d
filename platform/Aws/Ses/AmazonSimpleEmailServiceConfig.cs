using JadaReferral.Platform.Aws;

namespace Amazon.SimpleEmail;

/// <summary>Configuration of an <see cref="AmazonSimpleEmailServiceClient"/>. <c>AWS_ENDPOINT_URL_SES</c> sets its <c>ServiceURL</c>.</summary>
public class AmazonSimpleEmailServiceConfig : AwsClientConfig
{
    /// <summary>A configuration from the environment: region, endpoint and retry settings as AWS's own variables and profiles say.</summary>
    public AmazonSimpleEmailServiceConfig()
        : base(SesService.Description)
    {
    }

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "email";
}
