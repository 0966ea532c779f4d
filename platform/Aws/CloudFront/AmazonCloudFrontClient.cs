using Amazon.CloudFront.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using JadaReferral.Platform.Aws;

namespace Amazon.CloudFront;

/// <summary>Amazon CloudFront over AWSSDK.Core. Thread-safe; share one.</summary>
public class AmazonCloudFrontClient : AwsClient, IAmazonCloudFront
{
    /// <summary>A client with credentials, region and endpoint from the environment.</summary>
    public AmazonCloudFrontClient()
        : this(new AmazonCloudFrontConfig())
    {
    }

    /// <summary>A client for a region, with credentials from the environment.</summary>
    public AmazonCloudFrontClient(RegionEndpoint region)
        : this(new AmazonCloudFrontConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with credentials from the environment.</summary>
    public AmazonCloudFrontClient(AmazonCloudFrontConfig config)
        : base(credentials: null, config)
    {
    }

    /// <summary>A client with these credentials.</summary>
    public AmazonCloudFrontClient(AWSCredentials credentials)
        : this(credentials, new AmazonCloudFrontConfig())
    {
    }

    /// <summary>A client for a region with these credentials.</summary>
    public AmazonCloudFrontClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonCloudFrontConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with these credentials.</summary>
    public AmazonCloudFrontClient(AWSCredentials credentials, AmazonCloudFrontConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <summary>A client with this key.</summary>
    public AmazonCloudFrontClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonCloudFrontConfig clientConfig)
        : base(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey), clientConfig)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => CloudFrontService.Description;

    /// <inheritdoc/>
    public virtual Task<CreateInvalidationResponse> CreateInvalidationAsync(CreateInvalidationRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateInvalidationResponse>(request, CloudFrontService.CreateInvalidation.Options, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetInvalidationResponse> GetInvalidationAsync(GetInvalidationRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetInvalidationResponse>(request, CloudFrontService.GetInvalidation.Options, cancellationToken);
}
