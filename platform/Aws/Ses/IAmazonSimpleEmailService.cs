using Amazon.Runtime;
using Amazon.SimpleEmail.Model;

namespace Amazon.SimpleEmail;

/// <summary>Amazon SES, version 1 of its API. Failures come as <see cref="AmazonSimpleEmailServiceException"/> and its subtypes. SES knows no idempotency token: a send retried after a lost answer may go out twice, so set <c>MaxErrorRetry = 0</c> for sends.</summary>
public interface IAmazonSimpleEmailService : IAmazonService, IDisposable
{
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSimpleEmailServiceConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonSimpleEmailServiceClient(awsCredentials, (AmazonSimpleEmailServiceConfig)clientConfig);

    /// <summary>Sends a whole MIME message.</summary>
    Task<SendRawEmailResponse> SendRawEmailAsync(SendRawEmailRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads how much may be sent and was; at most one call a second.</summary>
    Task<GetSendQuotaResponse> GetSendQuotaAsync(GetSendQuotaRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads how much may be sent and was; at most one call a second.</summary>
    Task<GetSendQuotaResponse> GetSendQuotaAsync(CancellationToken cancellationToken = default);

    /// <summary>Adds an address to those that may be sent from, once its owner has opened the link that SES mails to it.</summary>
    Task<VerifyEmailIdentityResponse> VerifyEmailIdentityAsync(VerifyEmailIdentityRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads whether sending is switched on for the account.</summary>
    Task<GetAccountSendingEnabledResponse> GetAccountSendingEnabledAsync(GetAccountSendingEnabledRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a configuration set.</summary>
    Task<DescribeConfigurationSetResponse> DescribeConfigurationSetAsync(DescribeConfigurationSetRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads whether SES knows domains and addresses as ours.</summary>
    Task<GetIdentityVerificationAttributesResponse> GetIdentityVerificationAttributesAsync(GetIdentityVerificationAttributesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads how mails from domains and addresses are signed.</summary>
    Task<GetIdentityDkimAttributesResponse> GetIdentityDkimAttributesAsync(GetIdentityDkimAttributesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads from which domain mails of domains and addresses are sent on the wire.</summary>
    Task<GetIdentityMailFromDomainAttributesResponse> GetIdentityMailFromDomainAttributesAsync(GetIdentityMailFromDomainAttributesRequest request, CancellationToken cancellationToken = default);
}
