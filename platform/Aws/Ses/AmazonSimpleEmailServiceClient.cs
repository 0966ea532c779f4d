using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SimpleEmail.Model;
using JadaReferral.Platform.Aws;

namespace Amazon.SimpleEmail;

/// <summary>Amazon SES (version 1 of its API) over AWSSDK.Core. Thread-safe; share one.</summary>
public class AmazonSimpleEmailServiceClient : AwsClient, IAmazonSimpleEmailService
{
    /// <summary>A client with credentials, region and endpoint from the environment.</summary>
    public AmazonSimpleEmailServiceClient()
        : this(new AmazonSimpleEmailServiceConfig())
    {
    }

    /// <summary>A client for a region, with credentials from the environment.</summary>
    public AmazonSimpleEmailServiceClient(RegionEndpoint region)
        : this(new AmazonSimpleEmailServiceConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with credentials from the environment.</summary>
    public AmazonSimpleEmailServiceClient(AmazonSimpleEmailServiceConfig config)
        : base(credentials: null, config)
    {
    }

    /// <summary>A client with these credentials.</summary>
    public AmazonSimpleEmailServiceClient(AWSCredentials credentials)
        : this(credentials, new AmazonSimpleEmailServiceConfig())
    {
    }

    /// <summary>A client for a region with these credentials.</summary>
    public AmazonSimpleEmailServiceClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonSimpleEmailServiceConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with these credentials.</summary>
    public AmazonSimpleEmailServiceClient(AWSCredentials credentials, AmazonSimpleEmailServiceConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <summary>A client with this key.</summary>
    public AmazonSimpleEmailServiceClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonSimpleEmailServiceConfig clientConfig)
        : base(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey), clientConfig)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => SesService.Description;

    /// <inheritdoc/>
    public virtual Task<SendRawEmailResponse> SendRawEmailAsync(SendRawEmailRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<SendRawEmailResponse>(request, SesService.SendRawEmail.Options, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetSendQuotaResponse> GetSendQuotaAsync(GetSendQuotaRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetSendQuotaResponse>(request, SesService.GetSendQuota.Options, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetSendQuotaResponse> GetSendQuotaAsync(CancellationToken cancellationToken = default) =>
        GetSendQuotaAsync(new GetSendQuotaRequest(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<VerifyEmailIdentityResponse> VerifyEmailIdentityAsync(VerifyEmailIdentityRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<VerifyEmailIdentityResponse>(request, SesService.VerifyEmailIdentity.Options, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetAccountSendingEnabledResponse> GetAccountSendingEnabledAsync(GetAccountSendingEnabledRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetAccountSendingEnabledResponse>(request, SesService.GetAccountSendingEnabled.Options, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeConfigurationSetResponse> DescribeConfigurationSetAsync(DescribeConfigurationSetRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeConfigurationSetResponse>(request, SesService.DescribeConfigurationSet.Options, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetIdentityVerificationAttributesResponse> GetIdentityVerificationAttributesAsync(GetIdentityVerificationAttributesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetIdentityVerificationAttributesResponse>(request, SesService.GetIdentityVerificationAttributes.Options, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetIdentityDkimAttributesResponse> GetIdentityDkimAttributesAsync(GetIdentityDkimAttributesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetIdentityDkimAttributesResponse>(request, SesService.GetIdentityDkimAttributes.Options, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetIdentityMailFromDomainAttributesResponse> GetIdentityMailFromDomainAttributesAsync(GetIdentityMailFromDomainAttributesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetIdentityMailFromDomainAttributesResponse>(request, SesService.GetIdentityMailFromDomainAttributes.Options, cancellationToken);
}
