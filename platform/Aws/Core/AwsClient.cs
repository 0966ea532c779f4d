using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace JadaReferral.Platform.Aws;

/// <summary>
/// The one send path of every client: AWSSDK.Core's pipeline (credentials, signing, retries, endpoints, timeouts) with SigV4 chosen for every operation.
/// Instances are thread-safe and meant to be shared; each holds a configuration, connections are pooled by Core.
/// </summary>
public abstract class AwsClient : AmazonServiceClient
{
    private protected AwsClient(AWSCredentials? credentials, AwsClientConfig config)
        : base(credentials, config)
    {
    }

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        pipeline.AddHandlerAfter<Marshaller>(new SigV4ForEverything(((ServiceDescription)ServiceMetadata).SigningRegion));
    }

    /// <summary>Without it nothing resolves credentials.</summary>
    sealed class SigV4ForEverything(string? signingRegion) : BaseAuthResolverHandler
    {
        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext)
        {
            executionContext.RequestContext.Request.AuthenticationRegion ??= signingRegion;
            return AuthSchemeOption.DEFAULT_SIGV4;
        }
    }
}
