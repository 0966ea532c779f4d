using Amazon.Runtime;
using Amazon.SimpleEmail;
using Amazon.SimpleEmail.Model;

namespace JadaReferral.Previews.Tests.Outside;

/// <summary>An SES that tells of its account what a test says. What the test does not say fails, as when SES is away.</summary>
sealed class StubSes : IAmazonSimpleEmailService
{
    public Func<GetSendQuotaResponse> Quota { get; set; } = () => throw Away();

    public bool? AccountSends { get; set; }

    /// <summary>By domain: verification, whether mails are signed, DKIM, MAIL FROM domain and its status.</summary>
    public Dictionary<string, (string Verification, bool Signs, string Dkim, string MailFrom, string MailFromStatus)>? Identities { get; set; }

    public Func<string, DescribeConfigurationSetResponse> Set { get; set; } = _ => throw Away();

    public IClientConfig Config => throw new NotSupportedException();

    public Task<GetSendQuotaResponse> GetSendQuotaAsync(GetSendQuotaRequest request, CancellationToken cancellationToken = default) => Answer(Quota);

    public Task<GetSendQuotaResponse> GetSendQuotaAsync(CancellationToken cancellationToken = default) => Answer(Quota);

    public Task<GetAccountSendingEnabledResponse> GetAccountSendingEnabledAsync(GetAccountSendingEnabledRequest request, CancellationToken cancellationToken = default) =>
        Answer(() => new GetAccountSendingEnabledResponse { Enabled = AccountSends ?? throw Away() });

    public Task<DescribeConfigurationSetResponse> DescribeConfigurationSetAsync(DescribeConfigurationSetRequest request, CancellationToken cancellationToken = default) =>
        Answer(() => Set(request.ConfigurationSetName!));

    public Task<GetIdentityVerificationAttributesResponse> GetIdentityVerificationAttributesAsync(GetIdentityVerificationAttributesRequest request, CancellationToken cancellationToken = default) =>
        Answer(() => new GetIdentityVerificationAttributesResponse
        {
            VerificationAttributes = Known(request.Identities!).ToDictionary(domain => domain, domain => new IdentityVerificationAttributes { VerificationStatus = Identities![domain].Verification }),
        });

    public Task<GetIdentityDkimAttributesResponse> GetIdentityDkimAttributesAsync(GetIdentityDkimAttributesRequest request, CancellationToken cancellationToken = default) =>
        Answer(() => new GetIdentityDkimAttributesResponse
        {
            DkimAttributes = Known(request.Identities!).ToDictionary(
                domain => domain, domain => new IdentityDkimAttributes { DkimEnabled = Identities![domain].Signs, DkimVerificationStatus = Identities[domain].Dkim }),
        });

    public Task<GetIdentityMailFromDomainAttributesResponse> GetIdentityMailFromDomainAttributesAsync(GetIdentityMailFromDomainAttributesRequest request, CancellationToken cancellationToken = default) =>
        Answer(() => new GetIdentityMailFromDomainAttributesResponse
        {
            MailFromDomainAttributes = Known(request.Identities!).ToDictionary(
                domain => domain, domain => new IdentityMailFromDomainAttributes { MailFromDomain = Identities![domain].MailFrom, MailFromDomainStatus = Identities[domain].MailFromStatus }),
        });

    public Task<SendRawEmailResponse> SendRawEmailAsync(SendRawEmailRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<VerifyEmailIdentityResponse> VerifyEmailIdentityAsync(VerifyEmailIdentityRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public void Dispose()
    {
        // It holds nothing.
    }

    IEnumerable<string> Known(IEnumerable<string> asked) => asked.Where((Identities ?? throw Away()).ContainsKey);

    static TimeoutException Away() => new("It is away.");

    static Task<T> Answer<T>(Func<T> answer)
    {
        try
        {
            return Task.FromResult(answer());
        }
        catch (Exception failure)
        {
            return Task.FromException<T>(failure);
        }
    }
}
