using Amazon.EventBridge.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using JadaReferral.Platform.Aws;

namespace Amazon.EventBridge;

/// <summary>Amazon EventBridge over AWSSDK.Core. Thread-safe; share one.</summary>
public class AmazonEventBridgeClient : AwsClient, IAmazonEventBridge
{
    /// <summary>A client with credentials, region and endpoint from the environment.</summary>
    public AmazonEventBridgeClient()
        : this(new AmazonEventBridgeConfig())
    {
    }

    /// <summary>A client for a region, with credentials from the environment.</summary>
    public AmazonEventBridgeClient(RegionEndpoint region)
        : this(new AmazonEventBridgeConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with credentials from the environment.</summary>
    public AmazonEventBridgeClient(AmazonEventBridgeConfig config)
        : base(credentials: null, config)
    {
    }

    /// <summary>A client with these credentials.</summary>
    public AmazonEventBridgeClient(AWSCredentials credentials)
        : this(credentials, new AmazonEventBridgeConfig())
    {
    }

    /// <summary>A client for a region with these credentials.</summary>
    public AmazonEventBridgeClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonEventBridgeConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with these credentials.</summary>
    public AmazonEventBridgeClient(AWSCredentials credentials, AmazonEventBridgeConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <summary>A client with this key.</summary>
    public AmazonEventBridgeClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonEventBridgeConfig clientConfig)
        : base(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey), clientConfig)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => EventBridgeService.Description;

    /// <inheritdoc/>
    public virtual Task<PutEventsResponse> PutEventsAsync(PutEventsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<PutEventsResponse>(request, EventBridgeService.PutEvents.Options, cancellationToken);
}
