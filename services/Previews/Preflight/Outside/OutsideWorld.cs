using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace JadaReferral.Previews.Preflight.Outside;

/// <summary>Learns from SES, from name servers and from our own pages what preflight wants to know, as far as they may be asked and answer in time.</summary>
sealed class OutsideWorld(NameServer names, SesAccount account, WebPages pages, IOptions<OutreachOptions> outreach)
{
    /// <summary>What is the same for every mail of ours, asked once for a card: SES takes most of these questions once a second.</summary>
    public async Task<OutsideFacts> AboutUs(CancellationToken cancellationToken)
    {
        var domain = new MailAddress(outreach.Value.From).Host;
        var allowance = account.Allowance(cancellationToken);
        var sending = account.Sending(cancellationToken);
        var identity = account.Identity(domain, cancellationToken);
        var set = account.Set(cancellationToken);
        var dmarc = Dmarc(domain, cancellationToken);
        var unsubscribe = pages.TestUnsubscribe(cancellationToken);
        await Task.WhenAll(allowance, sending, identity, set, dmarc, unsubscribe);
        return new OutsideFacts
        {
            Allowance = await allowance,
            Account = await sending,
            Identity = await identity,
            Set = await set,
            Dmarc = await dmarc,
            Unsubscribe = await unsubscribe,
        };
    }

    /// <summary>What the links in these texts answer; null when links may not be asked.</summary>
    public Task<IReadOnlyDictionary<string, PageAnswer?>?> Links(IEnumerable<string> texts, CancellationToken cancellationToken) =>
        pages.Open(texts.SelectMany(MailUnderCheck.UrlsIn), cancellationToken);

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

    /// <summary>A subdomain without a policy of its own has its organisation's, which here is the last two labels.</summary>
    async Task<IReadOnlyList<string>?> Dmarc(string domain, CancellationToken cancellationToken)
    {
        var own = await names.Ask("_dmarc." + domain, DnsKind.Txt, cancellationToken);
        var organisation = string.Join('.', domain.Split('.').TakeLast(2));
        return own is null || organisation == domain || own.Records.Any(DmarcRecord.Is)
            ? own?.Records
            : (await names.Ask("_dmarc." + organisation, DnsKind.Txt, cancellationToken))?.Records;
    }
}
