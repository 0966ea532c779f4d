using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.Api;
using JadaReferral.Dashboard.PageLinks;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;
using Microsoft.Extensions.Logging;

namespace JadaReferral.Dashboard.Tests;

[Collection(OnDynamo.Name)]
[Trait("Needs", "emulators")]
public sealed class PageLinkTests(LocalDynamoDb aws)
{
    static readonly Dictionary<string, string> Public = new() { ["Security:PublicUrl"] = "https://dashboard.example/" };

    [Fact]
    public async Task A_link_shows_its_vendor_without_signing_in_and_nothing_of_others()
    {
        await using var app = await DashboardApp.StartAsync(aws, Public, new HandDrivenClock(Cards.Now));
        await Two(app);
        var link = await Make(app, "puesto", new { label = "Eric" });

        Assert.StartsWith("https://dashboard.example/yours?link=", link.Link, StringComparison.Ordinal);
        var page = await Look(app, "", link);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.True(page.Headers.CacheControl?.NoStore);
        Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
        var text = await page.Content.ReadAsStringAsync();
        Assert.Contains("https://shipcaptaincrew.queenofsandiego.com/ref/puesto", text, StringComparison.Ordinal);
        Assert.DoesNotContain("oldtown", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("eric@puesto.example", text, StringComparison.Ordinal);
        Assert.Equal("when,guests,unique_guests,clicks,automated\r\n2026-11-20,2,0,3,0\r\n", await (await Look(app, "/guests.csv", link)).Content.ReadAsStringAsync());
        Assert.Equal("image/png", (await Look(app, "/qr.png", link)).Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.OK, (await Look(app, "/card", link)).StatusCode);

        using var stranger = Stranger(app);
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync(new Uri("/vendors/puesto", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_link_ends_when_it_expires_and_at_once_when_it_is_revoked()
    {
        var clock = new HandDrivenClock(Cards.Now);
        await using var app = await DashboardApp.StartAsync(aws, clock: clock);
        await Two(app);
        var lasting = await Make(app, "puesto", new { });
        clock.Advance(TimeSpan.FromSeconds(1));
        var brief = await Make(app, "puesto", new { days = 1 });

        Assert.Equal(HttpStatusCode.OK, (await Look(app, "", brief)).StatusCode);
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.Gone, (await Look(app, "", brief)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Look(app, "", lasting)).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await app.Post($"vendors/puesto/page-links/{lasting.Id}/revoke")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Post($"vendors/puesto/page-links/{lasting.Id}/revoke")).StatusCode);
        foreach (var part in new[] { "", "/card", "/qr.svg", "/guests.csv" })
            Assert.Equal(HttpStatusCode.Gone, (await Look(app, part, lasting)).StatusCode);

        var listed = (await app.Read<Listed<PageLinkView>>("vendors/puesto/page-links")).Items;
        Assert.Equal([brief.Id, lasting.Id], listed.Select(link => link.Id).OrderDescending(StringComparer.Ordinal).ToArray());
        Assert.All(listed, link => Assert.Null(link.Link));
        Assert.All(listed, link => Assert.NotNull(link.LastOpenedAt));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?link=")]
    [InlineData("?link=CfDJ8made-up")]
    [InlineData("?link=%00%FF")]
    public async Task A_link_that_was_not_signed_here_opens_nothing(string query)
    {
        await using var app = await DashboardApp.StartAsync(aws);
        using var stranger = Stranger(app);

        var answer = await stranger.GetAsync(new Uri("/yours" + query, UriKind.Relative));

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Contains("opens nothing any more", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_changed_in_a_link_makes_it_worthless()
    {
        await using var app = await DashboardApp.StartAsync(aws);
        await Two(app);
        var link = await Make(app, "puesto", new { });
        var middle = link.Link!.Length - 40;
        var changed = link.Link[..middle] + (link.Link[middle] == 'A' ? 'B' : 'A') + link.Link[(middle + 1)..];

        Assert.Equal(HttpStatusCode.Gone, (await Look(app, "", link with { Link = changed })).StatusCode);
    }

    [Fact]
    public async Task What_can_not_be_made_is_told()
    {
        await using var app = await DashboardApp.StartAsync(aws);
        await Two(app);

        Assert.Equal("bad-lifetime", await DashboardApp.CodeOf(await app.Post("vendors/puesto/page-links", new { days = 0 })));
        Assert.Equal("bad-label", await DashboardApp.CodeOf(await app.Post("vendors/puesto/page-links", new { label = new string('x', 61) })));
        Assert.Equal("not-found", await DashboardApp.CodeOf(await app.Post("vendors/nobody/page-links", new { })));
        Assert.Equal("not-found", await DashboardApp.CodeOf(await app.Post("vendors/puesto/page-links/none/revoke")));
    }

    [Fact]
    public async Task A_link_is_good_at_every_instance_and_stands_in_no_log()
    {
        await using var first = await DashboardApp.StartAsync(aws);
        await Two(first);
        var link = await Make(first, "puesto", new { });
        await using var second = await DashboardApp.StartAsync(aws, prefix: first.TablePrefix);
        using var log = new KeptLog();
        second.Get<ILoggerFactory>().AddProvider(log);

        Assert.Equal(HttpStatusCode.OK, (await Look(second, "", link)).StatusCode);

        Assert.DoesNotContain(log.Lines, line => line.Contains(link.Link!.Split('=')[1], StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_address_may_not_look_without_end()
    {
        await using var app = await DashboardApp.StartAsync(aws, new() { ["Security:OwnPagesPerMinute"] = "3" });
        using var stranger = Stranger(app);

        var answers = new List<HttpStatusCode>();
        for (var look = 0; look < 4; look++)
            answers.Add((await stranger.GetAsync(new Uri("/yours?link=guess", UriKind.Relative))).StatusCode);

        Assert.Equal([HttpStatusCode.Gone, HttpStatusCode.Gone, HttpStatusCode.Gone, HttpStatusCode.TooManyRequests], answers);
    }

    async Task Two(DashboardApp app)
    {
        await app.Post("vendors", new { code = "puesto", name = "Puesto", contactName = "Eric", contactEmail = "eric@puesto.example" });
        await app.Post("vendors", new { code = "oldtown", name = "Oldtown Tacos" });
        await aws.Dynamo.PutItemAsync(app.TablePrefix + "click_totals", DynamoItem.From(new VendorTotals
        {
            VendorName = "puesto",
            Bucket = TotalsBucket.Day(new(2026, 11, 20)),
            ClickCount = 3,
            GuestCount = 2,
            Version = 1,
            UpdatedAt = Cards.Now,
        }));
    }

    static async Task<PageLinkView> Make(DashboardApp app, string vendor, object request)
    {
        var answer = await app.Post($"vendors/{vendor}/page-links", request);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<PageLinkView>(DashboardApp.Json))!;
    }

    static async Task<HttpResponseMessage> Look(DashboardApp app, string part, PageLinkView link)
    {
        using var stranger = Stranger(app);
        return await stranger.GetAsync(new Uri(PageLinkSeal.Path + part + new Uri(link.Link!).Query, UriKind.Relative));
    }

    static HttpClient Stranger(DashboardApp app)
    {
        var client = app.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Authorization = null;
        return client;
    }

    sealed class KeptLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + JsonSerializer.Serialize(state as IEnumerable<KeyValuePair<string, object?>> is { } pairs ? pairs.Select(pair => pair.Value?.ToString()) : []));

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
