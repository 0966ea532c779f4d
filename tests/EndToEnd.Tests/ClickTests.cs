using System.Net;
using System.Net.Http.Headers;
using JadaReferral.Testing;

namespace JadaReferral.EndToEnd.Tests;

[Collection(OnTheSystem.Name)]
public sealed class ClickTests(TheSystem system)
{
    static readonly TimeSpan CountPatience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_click_is_redirected_with_attribution_stored_and_counted()
    {
        var countedBefore = (await system.CountedAsync())["solare"];
        var storedBefore = (await system.StoredAsync()).Select(click => click.ClickId).ToHashSet();

        using var answer = await system.ClickAsync("solare");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("https://queenofsandiego.com/?utm_source=solare&utm_medium=referral&utm_campaign=vendor-referral", answer.Headers.Location!.OriginalString);
        Assert.Equal(new CacheControlHeaderValue { NoStore = true }, answer.Headers.CacheControl);
        await Eventually.True(async () => (await system.CountedAsync())["solare"] == countedBefore + 1, "the click is counted", CountPatience);
        var stored = Assert.Single(await system.StoredAsync(), click => !storedBefore.Contains(click.ClickId));
        Assert.Equal("solare", stored.VendorName);
        Assert.EndsWith("#" + stored.ClickId.ToString("N"), stored.Timestamp, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_clicks_and_a_restart_in_between_are_counted_and_none_twice()
    {
        const int Clicks = 1000;
        const int AtOnce = 20;
        var countedBefore = await system.CountedAsync();
        var storedBefore = (await system.StoredAsync()).Count;

        var byVendor = Enumerable.Range(0, Clicks).Select(number => TheSystem.Vendors[number % TheSystem.Vendors.Count]).ToList();
        await Parallel.ForEachAsync(byVendor, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (vendor, _) =>
        {
            using var answer = await system.ClickAsync(vendor);
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        });
        await system.Run.StopAsync();
        await system.Run.StartAsync();

        var clicked = byVendor.CountBy(vendor => vendor).ToDictionary();
        await Eventually.True(
            async () => (await system.CountedAsync()).All(counted => counted.Value == countedBefore[counted.Key] + clicked.GetValueOrDefault(counted.Key)),
            "every click is counted",
            CountPatience);
        var stored = await system.StoredAsync();
        Assert.Equal(storedBefore + Clicks, stored.Count);
        Assert.Equal(stored.Count, stored.Select(click => click.ClickId).Distinct().Count());
        // Another test may have asked for a code before its vendor was known: such a click is stored and is no vendor's.
        var counted = await system.CountedAsync();
        Assert.Equal(stored.Count(click => counted.ContainsKey(click.VendorName)), counted.Values.Sum());
    }
}
