using System.Net;
using JadaReferral.Platform.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace JadaReferral.Previews.Preflight.Outside;

/// <summary>Asks pages of ours as a recipient would, as far as they may be asked. A page that does not answer in time is null: it may be our network.</summary>
sealed class WebPages(IHttpClientFactory clients, IOptions<OutsideOptions> options, IOptions<OutreachOptions> outreach, IOptions<LinkOptions> links, TimeProvider clock)
{
    /// <summary>What Mailer's unsubscribe page knows for a test: it answers as always and unsubscribes nobody.</summary>
    const string TestText = "test";

    const int MostRedirects = 3;

    /// <summary>The client's name; it follows no redirect by itself and keeps no cookie.</summary>
    public const string ClientName = "preflight";

    /// <summary>Posts to the unsubscribe page as a mailbox provider's button does.</summary>
    public async Task<PageAnswer?> TestUnsubscribe(CancellationToken cancellationToken)
    {
        if (!options.Value.AskUnsubscribe)
            return null;
        var page = new Uri(outreach.Value.UnsubscribeBase + new SealedToken(outreach.Value.UnsubscribeKey).Seal(TestText));
        return await Ask(
            async (client, token) =>
            {
                using var button = new HttpRequestMessage(HttpMethod.Post, page) { Content = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]) };
                using var answer = await client.SendAsync(button, HttpCompletionOption.ResponseHeadersRead, token);
                return new PageAnswer((int)answer.StatusCode, SetsCookie: answer.Headers.Contains("Set-Cookie"));
            },
            cancellationToken);
    }

    /// <summary>Asks each address that leads to us, once and all at the same time; null when links may not be asked.</summary>
    public async Task<IReadOnlyDictionary<string, PageAnswer?>?> Open(IEnumerable<string> urls, CancellationToken cancellationToken)
    {
        if (!options.Value.AskLinks)
            return null;
        var asked = urls.Where(IsOurs).Distinct(StringComparer.Ordinal).ToList();
        var answers = await Task.WhenAll(asked.Select(url => Ask((client, token) => Follow(client, new Uri(url), token), cancellationToken)));
        return asked.Zip(answers).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    /// <summary>Nobody else's server is asked because a draft names it, nor the unsubscribe page of a recipient.</summary>
    bool IsOurs(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
        && !url.StartsWith(outreach.Value.UnsubscribeBase, StringComparison.Ordinal)
        && links.Value.AllowedHosts.Append(new Uri(links.Value.ReferralBase).Host).Contains(address.Host, StringComparer.OrdinalIgnoreCase);

    async Task<PageAnswer> Follow(HttpClient client, Uri url, CancellationToken cancellationToken)
    {
        var (status, next) = await Look(client, url, cancellationToken);
        for (var redirects = 0; redirects < MostRedirects && status is >= 300 and < 400 && next is not null; redirects++)
        {
            url = new Uri(url, next);
            if (url.Scheme != Uri.UriSchemeHttps)
                return PageAnswer.Untrusted;
            (status, next) = await Look(client, url, cancellationToken);
        }

        return new PageAnswer(status);
    }

    /// <summary>By HEAD, which Redirect does not count as a guest, and by GET where a page knows no HEAD and is no referral link.</summary>
    async Task<(int Status, Uri? Next)> Look(HttpClient client, Uri url, CancellationToken cancellationToken)
    {
        var answer = await Look(client, HttpMethod.Head, url, cancellationToken);
        var knowsNoHead = answer.Status is (int)HttpStatusCode.MethodNotAllowed or (int)HttpStatusCode.NotImplemented;
        return knowsNoHead && !url.AbsoluteUri.StartsWith(links.Value.ReferralBase, StringComparison.OrdinalIgnoreCase)
            ? await Look(client, HttpMethod.Get, url, cancellationToken)
            : answer;
    }

    static async Task<(int Status, Uri? Next)> Look(HttpClient client, HttpMethod method, Uri url, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, url);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return ((int)answer.StatusCode, answer.Headers.Location);
    }

    async Task<PageAnswer?> Ask(Func<HttpClient, CancellationToken, Task<PageAnswer>> ask, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(options.Value.Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        using var client = clients.CreateClient(ClientName);
        try
        {
            return await ask(client, either.Token);
        }
        catch (HttpRequestException failure)
        {
            return failure.HttpRequestError == HttpRequestError.SecureConnectionError ? PageAnswer.Untrusted : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
