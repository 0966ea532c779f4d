using System.Net.Mail;
using Amazon.SimpleEmail;
using Amazon.SimpleEmail.Model;
using Microsoft.Extensions.Options;

namespace JadaReferral.Previews.Preflight.Outside;

/// <summary>Learns from SES and from name servers what preflight wants to know, as far as they may be asked and answer in time.</summary>
sealed partial class OutsideWorld(
    NameServer names, IAmazonSimpleEmailService ses, IOptions<OutsideOptions> options, IOptions<OutreachOptions> outreach, TimeProvider clock, ILogger<OutsideWorld> logger)
{
    /// <summary>What is the same for every mail of ours: SES may be asked for the quota once a second, so ask once for a card.</summary>
    public async Task<OutsideFacts> AboutUs(CancellationToken cancellationToken)
    {
        var allowance = Allowance(cancellationToken);
        var dmarc = Dmarc(new MailAddress(outreach.Value.From).Host, cancellationToken);
        return new OutsideFacts { Allowance = await allowance, Dmarc = await dmarc };
    }

    /// <summary>
    /// Whether the recipient's domain takes mail: by MX, or without any by an address of the domain itself (RFC 5321). An MX of the root says
    /// that there is no mail (RFC 7505). Null when it can't be told.
    /// </summary>
    public async Task<bool?> TakesMail(string recipient, CancellationToken cancellationToken)
    {
        var domain = recipient[(recipient.LastIndexOf('@') + 1)..];
        if (await names.Ask(domain, DnsKind.Mx, cancellationToken) is not { } servers)
            return null;
        if (servers.Records.Count > 0)
            return servers.Records.Any(server => server.Length > 0);
        if (!servers.Exists)
            return false;
        var addresses = await Task.WhenAll(names.Ask(domain, DnsKind.A, cancellationToken), names.Ask(domain, DnsKind.Aaaa, cancellationToken));
        if (addresses.Any(answer => answer is { Records.Count: > 0 }))
            return true;
        return Array.Exists(addresses, answer => answer is null) ? null : false;
    }

    async Task<Allowance?> Allowance(CancellationToken cancellationToken)
    {
        if (!options.Value.AskAccount)
            return null;
        using var patience = new CancellationTokenSource(options.Value.Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            var quota = await ses.GetSendQuotaAsync(new GetSendQuotaRequest(), either.Token);
            return new Allowance(quota.Max24HourSend is null or < 0 ? null : Math.Max(0, quota.Max24HourSend.Value - (quota.SentLast24Hours ?? 0)));
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotTold(logger, failure.Message);
            return null;
        }
    }

    /// <summary>A subdomain without a policy of its own has its organisation's, which here is the last two labels.</summary>
    async Task<IReadOnlyList<string>?> Dmarc(string domain, CancellationToken cancellationToken)
    {
        var own = await names.Ask("_dmarc." + domain, DnsKind.Txt, cancellationToken);
        var organisation = string.Join('.', domain.Split('.').TakeLast(2));
        return own is { Records.Count: 0 } && organisation != domain
            ? (await names.Ask("_dmarc." + organisation, DnsKind.Txt, cancellationToken))?.Records
            : own?.Records;
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "SES did not tell what the account may still send; preflight says so: {Reason}")]
        public static partial void NotTold(ILogger logger, string reason);
    }
}
