using JadaReferral.Platform.Aws;

namespace Amazon.EventBridge;

/// <summary>Configuration of an <see cref="AmazonEventBridgeClient"/>. <c>AWS_ENDPOINT_URL_EVENTBRIDGE</c> sets its <c>ServiceURL</c>.</summary>
public class AmazonEventBridgeConfig : AwsClientConfig
{
    /// <summary>A configuration from the environment: region, endpoint and retry settings as AWS's own variables and profiles say.</summary>
    public AmazonEventBridgeConfig()
        : base(EventBridgeService.Description)
    {
    }

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "events";
}
