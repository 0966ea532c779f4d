using Amazon.SimpleEmail.Model;
using JadaReferral.Platform.Aws;

namespace Amazon.SimpleEmail;

/// <summary>SES version 1 on the wire: AWS query, signed as <c>ses</c> though its hosts are <c>email.…</c>, and the exception of each error.</summary>
static class SesService
{
    public static readonly ServiceDescription Description = new("SES", "ses", "2010-12-01", Errors());

    public static readonly QueryOperation<SendRawEmailRequest, SendRawEmailResponse> SendRawEmail = new(Description, "SendRawEmail");
    public static readonly QueryOperation<GetSendQuotaRequest, GetSendQuotaResponse> GetSendQuota = new(Description, "GetSendQuota");
    public static readonly QueryOperation<VerifyEmailIdentityRequest, VerifyEmailIdentityResponse> VerifyEmailIdentity = new(Description, "VerifyEmailIdentity");
    public static readonly QueryOperation<GetAccountSendingEnabledRequest, GetAccountSendingEnabledResponse> GetAccountSendingEnabled = new(Description, "GetAccountSendingEnabled");
    public static readonly QueryOperation<DescribeConfigurationSetRequest, DescribeConfigurationSetResponse> DescribeConfigurationSet = new(Description, "DescribeConfigurationSet");
    public static readonly QueryOperation<GetIdentityVerificationAttributesRequest, GetIdentityVerificationAttributesResponse> GetIdentityVerificationAttributes = new(Description, "GetIdentityVerificationAttributes");
    public static readonly QueryOperation<GetIdentityDkimAttributesRequest, GetIdentityDkimAttributesResponse> GetIdentityDkimAttributes = new(Description, "GetIdentityDkimAttributes");
    public static readonly QueryOperation<GetIdentityMailFromDomainAttributesRequest, GetIdentityMailFromDomainAttributesResponse> GetIdentityMailFromDomainAttributes = new(Description, "GetIdentityMailFromDomainAttributes");

    /// <summary>Some codes end in <c>Exception</c> and some don't: both spellings are taken for each.</summary>
    static ErrorTable Errors() => new ErrorTable((m, i, t, c, r, s) => new AmazonSimpleEmailServiceException(m, i, t, c, r, s))
        .With((m, i, t, c, r, s) => new AccountSendingPausedException(m, i, t, c, r, s), "AccountSendingPausedException", "AccountSendingPaused")
        .With((m, i, t, c, r, s) => new ConfigurationSetDoesNotExistException(m, i, t, c, r, s), "ConfigurationSetDoesNotExist", "ConfigurationSetDoesNotExistException")
        .With((m, i, t, c, r, s) => new ConfigurationSetSendingPausedException(m, i, t, c, r, s), "ConfigurationSetSendingPausedException", "ConfigurationSetSendingPaused")
        .With((m, i, t, c, r, s) => new MailFromDomainNotVerifiedException(m, i, t, c, r, s), "MailFromDomainNotVerifiedException", "MailFromDomainNotVerified")
        .With((m, i, t, c, r, s) => new MessageRejectedException(m, i, t, c, r, s), "MessageRejected", "MessageRejectedException");
}
