using System.Collections.Concurrent;
using System.Net;
using Amazon.Runtime;
using Amazon.SimpleEmail;
using Amazon.SimpleEmail.Model;

namespace JadaReferral.Mailer.Tests;

/// <summary>An SES that does what the test says and remembers every mail it took, whether or not its answer arrived.</summary>
sealed class ScriptedSes : IAmazonSimpleEmailService
{
    const string Unasked = "Mailer asks nothing of the account but its quota.";

    readonly ConcurrentQueue<SendRawEmailRequest> _taken = new();
    readonly ConcurrentQueue<Func<SendRawEmailRequest, Task<SendRawEmailResponse>>> _script = new();
    int _calls;

    /// <summary>The mails that would have been delivered.</summary>
    public IReadOnlyList<SendRawEmailRequest> Taken => [.. _taken];

    public int Calls => _calls;

    public Func<GetSendQuotaResponse> Quota { get; set; } = () => new GetSendQuotaResponse { Max24HourSend = 50_000, MaxSendRate = 1000, SentLast24Hours = 0 };

    public IClientConfig Config => throw new NotSupportedException("Nobody asks a fake for its configuration.");

    /// <summary>A request that SES answered with an error of the sender's.</summary>
    public static AmazonSimpleEmailServiceException Refusal(string code, string message, HttpStatusCode status = HttpStatusCode.BadRequest) =>
        new(message, null, ErrorType.Sender, code, "r-1", status);

    /// <summary>What the next call does instead of accepting.</summary>
    public void Next(Func<SendRawEmailRequest, Task<SendRawEmailResponse>> answer) => _script.Enqueue(answer);

    /// <summary>The next call is refused before anything is taken.</summary>
    public void NextThrows(Exception failure) => Next(_ => Task.FromException<SendRawEmailResponse>(failure));

    /// <summary>The next call takes the mail and then fails.</summary>
    public void NextTakesAndThrows(Exception failure) => Next(request =>
    {
        Take(request);
        return Task.FromException<SendRawEmailResponse>(failure);
    });

    public Task<SendRawEmailResponse> SendRawEmailAsync(SendRawEmailRequest request, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _calls);
        return _script.TryDequeue(out var answer) ? answer(request) : Task.FromResult(Take(request));
    }

    public Task<GetSendQuotaResponse> GetSendQuotaAsync(GetSendQuotaRequest request, CancellationToken cancellationToken = default)
    {
        try
        {
            return Task.FromResult(Quota());
        }
        catch (Exception failure)
        {
            return Task.FromException<GetSendQuotaResponse>(failure);
        }
    }

    public Task<GetSendQuotaResponse> GetSendQuotaAsync(CancellationToken cancellationToken = default) => GetSendQuotaAsync(new GetSendQuotaRequest(), cancellationToken);

    public Task<VerifyEmailIdentityResponse> VerifyEmailIdentityAsync(VerifyEmailIdentityRequest request, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Unasked);

    public Task<GetAccountSendingEnabledResponse> GetAccountSendingEnabledAsync(GetAccountSendingEnabledRequest request, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Unasked);

    public Task<DescribeConfigurationSetResponse> DescribeConfigurationSetAsync(DescribeConfigurationSetRequest request, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Unasked);

    public Task<GetIdentityVerificationAttributesResponse> GetIdentityVerificationAttributesAsync(GetIdentityVerificationAttributesRequest request, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Unasked);

    public Task<GetIdentityDkimAttributesResponse> GetIdentityDkimAttributesAsync(GetIdentityDkimAttributesRequest request, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Unasked);

    public Task<GetIdentityMailFromDomainAttributesResponse> GetIdentityMailFromDomainAttributesAsync(GetIdentityMailFromDomainAttributesRequest request, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Unasked);

    public void Dispose()
    {
        // Holds nothing.
    }

    SendRawEmailResponse Take(SendRawEmailRequest request)
    {
        _taken.Enqueue(request);
        return new SendRawEmailResponse { MessageId = $"ses-{_taken.Count}" };
    }
}
