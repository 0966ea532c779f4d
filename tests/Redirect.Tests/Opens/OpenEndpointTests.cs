using System.Net;
using JadaReferral.Contracts.Emails;
using JadaReferral.Platform.ServiceDefaults;
using JadaReferral.Redirect.Journal;
using JadaReferral.Redirect.Tests.Journal;
using JadaReferral.Testing;
using MassTransit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JadaReferral.Redirect.Tests.Opens;

public sealed class OpenEndpointTests : IDisposable
{
    const string Key = "a secret of the tests, long enough";
    const string Safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148";

    readonly RedirectFactory _service = new() { Settings = { ["Opens:Key"] = Key } };

    public void Dispose() => _service.Dispose();

    static string Path(string text = "open k7f3mq2a puesto-referral") => "/o/" + new SealedToken(Key).Seal(text);

    IReadOnlyList<EmailOpened> Opened => [.. _service.Services.GetRequiredService<ClickJournal>().Pending().Select(pending => pending.Message).OfType<EmailOpened>()];

    async Task<HttpResponseMessage> Fetch(string path, string userAgent = Safari, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        using var reader = _service.Visitor(userAgent);
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await reader.SendAsync(request);
    }

    [Fact]
    public async Task The_image_is_answered_and_the_opening_recorded_with_the_mail_that_carries_it()
    {
        using var answer = await Fetch(Path());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/gif", answer.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("GIF89a", System.Text.Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        Assert.Equal(["no-store"], answer.Headers.GetValues("Cache-Control"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var opened = Assert.Single(Opened);
        Assert.Equal(("k7f3mq2a", "puesto-referral", OpenSources.Reader, "phone"), (opened.CardId, opened.EmailId, opened.Source, opened.Device));
        Assert.Equal(_service.Clock.GetUtcNow(), opened.OpenedAt);
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)", OpenSources.Proxy)]
    [InlineData("YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html", OpenSources.Proxy)]
    [InlineData("Mozilla/5.0", OpenSources.Proxy)]
    [InlineData("python-requests/2.32", OpenSources.Scanner)]
    [InlineData("", OpenSources.Scanner)]
    [InlineData(Safari, OpenSources.Reader)]
    public async Task Image_proxies_and_scanners_are_told_apart_from_readers(string userAgent, string source)
    {
        using var answer = await Fetch(Path(), userAgent);

        Assert.Equal(source, Assert.Single(Opened).Source);
    }

    [Fact]
    public async Task A_head_request_and_a_prefetch_are_no_reader()
    {
        using var head = await Fetch(Path(), method: HttpMethod.Head);
        using var prefetch = await Fetch(Path(), headers: ("Sec-Purpose", "prefetch"));

        Assert.Equal(43, head.Content.Headers.ContentLength);
        Assert.All(Opened, opened => Assert.Equal(OpenSources.Scanner, opened.Source));
        Assert.Equal(2, Opened.Count);
    }

    public static TheoryData<string> Foreign => new("/o/x", "/o/" + new SealedToken("another secret of the tests, long").Seal("open a b"), Path("unsubscribe k7f3mq2a puesto-referral"));

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task A_token_that_is_none_of_ours_gets_the_same_image_and_is_not_recorded(string path)
    {
        using var ours = await Fetch(Path());
        using var answer = await Fetch(path);

        Assert.Equal(await ours.Content.ReadAsByteArrayAsync(), await answer.Content.ReadAsByteArrayAsync());
        Assert.Single(Opened);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_counted()
    {
        _service.Settings.Remove("Opens:Key");

        using var answer = await Fetch(Path());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(Opened);
    }

    [Fact]
    public async Task An_opening_is_published_like_a_click_under_its_own_id()
    {
        _service.Settings["Publisher:ClicksPerSecond"] = "1000";
        using var answer = await Fetch(Path());

        var journal = _service.Services.GetRequiredService<ClickJournal>();
        await Eventually.True(
            () =>
            {
                _service.Clock.Advance(TimeSpan.FromMilliseconds(20));
                return journal.Backlog == 0;
            },
            "the broker has it");

        var published = _service.Services.GetTestHarness().Published.Select<EmailOpened>().Single().Context;
        Assert.Equal(published.Message.OpenId, published.MessageId);
    }
}
