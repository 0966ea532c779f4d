using Amazon.SimpleEmail;
using Amazon.SimpleEmail.Model;
using Microsoft.Extensions.Options;

namespace JadaReferral.Previews.Preflight.Outside;

/// <summary>Asks the SES account what preflight wants to know, as far as it may be asked and answers in time. Null is what it did not tell.</summary>
sealed partial class SesAccount(IAmazonSimpleEmailService ses, IOptions<OutsideOptions> options, TimeProvider clock, ILogger<SesAccount> logger)
{
    public Task<Allowance?> Allowance(CancellationToken cancellationToken) => Ask(
        "what may still be sent today",
        async token =>
        {
            var quota = await ses.GetSendQuotaAsync(new GetSendQuotaRequest(), token);
            return new Allowance(quota.Max24HourSend is null or < 0 ? null : Math.Max(0, quota.Max24HourSend.Value - (quota.SentLast24Hours ?? 0)));
        },
        cancellationToken);

    public Task<AccountSending?> Sending(CancellationToken cancellationToken) => Ask<AccountSending>(
        "whether the account sends",
        async token => (await ses.GetAccountSendingEnabledAsync(new GetAccountSendingEnabledRequest(), token)).Enabled is { } isOn ? new AccountSending(isOn) : null,
        cancellationToken);

    /// <summary>The identity that signs for <paramref name="domain"/>: its own, or else that of the nearest domain above it.</summary>
    public Task<SendingIdentity?> Identity(string domain, CancellationToken cancellationToken) => Ask<SendingIdentity>(
        "what it knows of the From domain",
        async token =>
        {
            var domains = WithThoseAbove(domain);
            var known = (await ses.GetIdentityVerificationAttributesAsync(new GetIdentityVerificationAttributesRequest { Identities = domains }, token)).VerificationAttributes ?? [];
            if (domains.Find(known.ContainsKey) is not { } identity)
                return new SendingIdentity(null);

            var signing = ses.GetIdentityDkimAttributesAsync(new GetIdentityDkimAttributesRequest { Identities = [identity] }, token);
            var envelope = ses.GetIdentityMailFromDomainAttributesAsync(new GetIdentityMailFromDomainAttributesRequest { Identities = [identity] }, token);
            await Task.WhenAll(signing, envelope);
            var dkim = (await signing).DkimAttributes?.GetValueOrDefault(identity);
            var mailFrom = (await envelope).MailFromDomainAttributes?.GetValueOrDefault(identity);
            return new SendingIdentity(
                identity,
                known[identity].VerificationStatus?.Value ?? "",
                dkim?.DkimEnabled == false ? "signing is off" : dkim?.DkimVerificationStatus?.Value ?? "",
                mailFrom?.MailFromDomain ?? "",
                mailFrom?.MailFromDomainStatus?.Value ?? "");
        },
        cancellationToken);

    public Task<SendingSet?> Set(CancellationToken cancellationToken) => options.Value.ConfigurationSet is { Length: > 0 } name
        ? Ask<SendingSet>("what the configuration set publishes", token => Set(name, token), cancellationToken)
        : Task.FromResult<SendingSet?>(null);

    async Task<SendingSet?> Set(string name, CancellationToken cancellationToken)
    {
        try
        {
            var set = await ses.DescribeConfigurationSetAsync(
                new DescribeConfigurationSetRequest { ConfigurationSetName = name, ConfigurationSetAttributeNames = ["eventDestinations", "reputationOptions"] }, cancellationToken);
            var destinations = (set.EventDestinations ?? []).Where(destination => destination.Enabled != false);
            return new SendingSet(name, Exists: true, set.ReputationOptions?.SendingEnabled != false, [.. destinations.SelectMany(destination => destination.MatchingEventTypes ?? []).Distinct(StringComparer.Ordinal)]);
        }
        catch (ConfigurationSetDoesNotExistException)
        {
            return new SendingSet(name, Exists: false, IsOn: false, []);
        }
    }

    async Task<T?> Ask<T>(string what, Func<CancellationToken, Task<T?>> ask, CancellationToken cancellationToken)
        where T : class
    {
        if (!options.Value.AskAccount)
            return null;
        using var patience = new CancellationTokenSource(options.Value.Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await ask(either.Token);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotTold(logger, what, failure.Message);
            return null;
        }
    }

    /// <summary>The domain and each one above it, but for the topmost, which is nobody's.</summary>
    static List<string> WithThoseAbove(string domain)
    {
        var labels = domain.Split('.');
        return [.. Enumerable.Range(0, Math.Max(1, labels.Length - 1)).Select(first => string.Join('.', labels[first..]))];
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "SES did not tell {What}; preflight says so: {Reason}")]
        public static partial void NotTold(ILogger logger, string what, string reason);
    }
}
