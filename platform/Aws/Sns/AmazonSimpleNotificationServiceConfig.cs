using JadaReferral.Platform.Aws;

namespace Amazon.SimpleNotificationService;

/// <summary>Configuration of an <see cref="AmazonSimpleNotificationServiceClient"/>. <c>AWS_ENDPOINT_URL_SNS</c> sets its <c>ServiceURL</c>.</summary>
public class AmazonSimpleNotificationServiceConfig : AwsClientConfig
{
    /// <summary>A configuration from the environment: region, endpoint and retry settings as AWS's own variables and profiles say.</summary>
    public AmazonSimpleNotificationServiceConfig()
        : base(SnsService.Description)
    {
    }

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "sns";
}
