using Amazon.Runtime;
using Amazon.SimpleEmail;
using Amazon.SimpleEmail.Model;

namespace JadaReferral.Previews.Tests.Outside;

/// <summary>An SES that tells its quota, or fails, and is asked nothing else.</summary>
sealed class QuotaSes : IAmazonSimpleEmailService
{
    public Func<GetSendQuotaResponse> Quota { get; set; } = () => throw new TimeoutException("It is away.");

    public IClientConfig Config => throw new NotSupportedException();

    public Task<GetSendQuotaResponse> GetSendQuotaAsync(GetSendQuotaRequest request, CancellationToken cancellationToken = default) => Task.FromResult(Quota());

    public Task<GetSendQuotaResponse> GetSendQuotaAsync(CancellationToken cancellationToken = default) => Task.FromResult(Quota());

    public Task<SendRawEmailResponse> SendRawEmailAsync(SendRawEmailRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<VerifyEmailIdentityResponse> VerifyEmailIdentityAsync(VerifyEmailIdentityRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public void Dispose()
    {
        // It holds nothing.
    }
}
