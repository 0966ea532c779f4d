using JadaReferral.Platform.Aws;

namespace Amazon.SQS;

/// <summary>Configuration of an <see cref="AmazonSQSClient"/>. <c>AWS_ENDPOINT_URL_SQS</c> sets its <c>ServiceURL</c>.</summary>
public class AmazonSQSConfig : AwsClientConfig
{
    /// <summary>A configuration from the environment: region, endpoint and retry settings as AWS's own variables and profiles say.</summary>
    public AmazonSQSConfig()
        : base(SqsService.Description)
    {
    }

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "sqs";
}
