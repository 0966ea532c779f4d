using System.Net;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.Vendors;
using JadaReferral.Redirect.Tests.Journal;
using JadaReferral.Testing;
using MassTransit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JadaReferral.Redirect.Tests;

public sealed class ReferralEndpointTests : IDisposable
{
    const string MainSite = "https://queenofsandiego.com/";
    readonly RedirectFactory _service = new();

    public void Dispose() => _service.Dispose();

    async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var visitor = _service.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        return await visitor.SendAsync(request);
    }

    [Fact]
    public async Task Every_live_link_leads_to_the_charter_with_its_vendors_attribution_and_is_recorded()
    {
        foreach (var code in SevenVendors.Codes)
        {
            using var answer = await GetAsync("/ref/" + code);
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
            Assert.Equal([SevenVendors.LocationOf(code)], answer.Headers.GetValues("Location"));
            Assert.Equal(["no-store"], answer.Headers.GetValues("Cache-Control"));
            Assert.Equal(["noindex"], answer.Headers.GetValues("X-Robots-Tag"));
        }

        Assert.Equal(SevenVendors.Codes, _service.Clicks.Select(click => click.Vendor));
        Assert.All(_service.Clicks, click => Assert.Equal((Audiences.Guest, null, _service.Clock.GetUtcNow()), (click.Audience, click.AudienceReason, click.RecordedAt)));
        Assert.Equal(7, _service.Clicks.Select(click => click.ClickId).Distinct().Count());
    }

    [Theory]
    [InlineData("/ref/SOLARE")]
    [InlineData("/Ref/Solare/")]
    [InlineData("/ref/solare//")]
    [InlineData("/ref/sol%61re")]
    public async Task Case_and_trailing_slashes_are_tolerated(string path)
    {
        using var answer = await GetAsync(path);
        Assert.Equal([SevenVendors.LocationOf("solare")], answer.Headers.GetValues("Location"));
        Assert.Equal("solare", Assert.Single(_service.Clicks).Vendor);
    }

    [Theory]
    [InlineData("/ref/nobody", "nobody")]
    [InlineData("/ref/paused", "paused")]
    [InlineData("/ref/solare/extra", "solare/extra")]
    [InlineData("/ref/", null)]
    [InlineData("/ref", null)]
    public async Task Unknown_and_paused_codes_go_to_the_main_site_and_are_counted_as_that(string path, string? requested)
    {
        _service.Vendors.Add(SevenVendors.Vendor("paused", paused: true));
        using var answer = await GetAsync(path + "?p=table-1");
        Assert.Equal([MainSite], answer.Headers.GetValues("Location"));

        var click = Assert.Single(_service.Clicks);
        Assert.Equal((ClickRecorded.UnknownVendor, requested ?? ""), (click.Vendor, click.RequestedCode));
    }

    [Theory]
    [InlineData("/reference")]
    [InlineData("/refs/solare")]
    [InlineData("/")]
    public async Task Other_paths_are_none_of_its_business(string path)
    {
        using var answer = await GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(_service.Clicks);
    }

    [Fact]
    public async Task Other_methods_are_refused_and_not_recorded()
    {
        using var visitor = _service.Visitor();
        using var answer = await visitor.PostAsync(new Uri("/ref/solare", UriKind.Relative), content: null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow);
        Assert.Empty(_service.Clicks);
    }

    [Fact]
    public async Task The_placement_travels_with_the_guest_and_with_the_click()
    {
        using var answer = await GetAsync("/ref/solare?p=Table-12&utm_source=evil&gclid=abc");
        Assert.Equal([SevenVendors.LocationOf("solare") + "&utm_content=table-12&gclid=abc"], answer.Headers.GetValues("Location"));
        Assert.Equal("table-12", Assert.Single(_service.Clicks).Placement);
    }

    [Fact]
    public async Task The_click_id_in_the_location_is_the_recorded_one()
    {
        _service.Vendors.Add(SevenVendors.Vendor("traced", appendClickId: true));
        using var answer = await GetAsync("/ref/traced");
        Assert.Equal([$"{SevenVendors.LocationOf("traced")}&jref={_service.Clicks.Single().ClickId:N}"], answer.Headers.GetValues("Location"));
    }

    [Fact]
    public async Task A_head_request_is_answered_alike_and_kept_as_automated()
    {
        using var visitor = _service.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Head, "/ref/solare");
        using var answer = await visitor.SendAsync(request);
        Assert.Equal([SevenVendors.LocationOf("solare")], answer.Headers.GetValues("Location"));
        Assert.Equal((Audiences.Automated, "head"), (_service.Clicks.Single().Audience, _service.Clicks.Single().AudienceReason));
    }

    [Theory]
    [InlineData("Sec-Purpose", "prefetch", "prefetch")]
    [InlineData("Sec-Purpose", "prefetch;prerender", "prefetch")]
    [InlineData("Purpose", "prefetch", "prefetch")]
    [InlineData("X-Moz", "prefetch", "prefetch")]
    [InlineData("User-Agent", "Twitterbot/1.0", "link-preview")]
    [InlineData("User-Agent", "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)", "crawler")]
    [InlineData("User-Agent", "", "no-user-agent")]
    public async Task Automated_hits_are_kept_with_their_reason(string header, string value, string reason)
    {
        using var visitor = _service.Visitor(header == "User-Agent" ? value : "Mozilla/5.0 (Windows NT 10.0)");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/ref/solare");
        if (header != "User-Agent")
            request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await visitor.SendAsync(request);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal((Audiences.Automated, reason), (_service.Clicks.Single().Audience, _service.Clicks.Single().AudienceReason));
    }

    [Fact]
    public async Task A_second_click_within_half_an_hour_is_a_repeat_and_a_later_one_a_guest_again()
    {
        (await GetAsync("/ref/solare")).Dispose();
        _service.Clock.Advance(TimeSpan.FromMinutes(29));
        (await GetAsync("/ref/solare")).Dispose();
        (await GetAsync("/ref/puesto")).Dispose();
        _service.Clock.Advance(TimeSpan.FromMinutes(31));
        (await GetAsync("/ref/solare")).Dispose();

        Assert.Equal(
            [("solare", Audiences.Guest, null), ("solare", Audiences.Repeat, "repeat"), ("puesto", Audiences.Guest, null), ("solare", Audiences.Guest, null)],
            _service.Clicks.Select(click => (click.Vendor, click.Audience, click.AudienceReason)));
        Assert.Single(_service.Clicks.Select(click => click.VisitorKey).Distinct());
    }

    [Fact]
    public async Task The_referrer_is_kept_as_a_host_only()
    {
        (await GetAsync("/ref/solare", ("Referer", "https://www.SolareLounge.com/menu?table=12"))).Dispose();
        Assert.Equal("www.solarelounge.com", _service.Clicks.Single().ReferrerHost);
    }

    [Fact]
    public async Task A_changed_vendor_counts_from_the_next_click_on()
    {
        (await GetAsync("/ref/solare")).Dispose();
        var harness = _service.Services.GetRequiredService<ITestHarness>();
        await harness.Bus.Publish(new VendorChanged
        {
            ChangeId = Guid.NewGuid(),
            ChangedAt = DateTimeOffset.UnixEpoch,
            Vendor = SevenVendors.Vendor("solare", version: 2, destination: "https://queenofsandiego.com/solare"),
        });

        await Eventually.True(
            async () =>
            {
                using var answer = await GetAsync("/ref/solare");
                return answer.Headers.Location!.AbsolutePath == "/solare";
            },
            "the new destination");
    }

    [Fact]
    public async Task A_vendor_whose_change_was_missed_is_found_by_the_next_full_reading()
    {
        (await GetAsync("/ref/solare")).Dispose();
        _service.Vendors.Add(SevenVendors.Vendor("newcomer"));
        await Eventually.True(
            async () =>
            {
                _service.Clock.Advance(TimeSpan.FromMinutes(1));
                using var answer = await GetAsync("/ref/newcomer");
                return answer.Headers.Location!.Query.Contains("utm_source=newcomer", StringComparison.Ordinal);
            },
            "the new vendor");
    }

    [Fact]
    public async Task With_a_full_journal_guests_are_redirected_all_the_same_and_readiness_says_so()
    {
        _service.Settings["Journal:Capacity"] = "1024";
        var journal = _service.Services.GetRequiredService<JadaReferral.Redirect.Journal.ClickJournal>();
        while (journal.Lost == 0)
        {
            journal.Append(Guid.NewGuid());
            if (journal.Lost > 0 && journal.Appended < 1024)
                Assert.Fail($"full after {journal.Appended}");
        }

        using var answer = await GetAsync("/ref/solare");
        Assert.Equal([SevenVendors.LocationOf("solare")], answer.Headers.GetValues("Location"));
        Assert.Equal(2, journal.Lost);

        using var health = await GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.StartsWith("Degraded\njournal: Degraded 2 clicks were answered but not recorded", await health.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_vendor_it_is_not_ready_and_redirects_to_the_main_site_all_the_same()
    {
        _service.Vendors.Clear();
        using var health = await GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);

        using var answer = await GetAsync("/ref/solare");
        Assert.Equal([MainSite], answer.Headers.GetValues("Location"));
        Assert.Equal("solare", Assert.Single(_service.Clicks).RequestedCode);
    }

    [Fact]
    public async Task Crawlers_are_asked_to_stay_off_the_links()
    {
        using var answer = await GetAsync("/robots.txt");
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("User-agent: *\nDisallow: /ref/\nDisallow: /o/\n", await answer.Content.ReadAsStringAsync());
    }
}
