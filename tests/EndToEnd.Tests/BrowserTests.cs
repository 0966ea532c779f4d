using System.Globalization;
using JadaReferral.Testing;
using Microsoft.Playwright;

namespace JadaReferral.EndToEnd.Tests;

[Collection(OnTheSystem.Name)]
public sealed class BrowserTests(TheSystem system)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task The_first_admin_signs_in_with_a_browser_and_sees_that_a_vendor_sent_a_guest()
    {
        var guests = (await system.GuestsAsync())["gbvintners"] + 1;
        using (await system.VisitAsync("gbvintners", "first"))
            await Eventually.True(async () => (await system.GuestsAsync())["gbvintners"] == guests, "the guest is counted", Patience);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Chromium.Arguments });
        var page = await browser.NewPageAsync();
        page.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        var faults = new List<string>();
        page.PageError += (_, error) => faults.Add(error);

        await page.GotoAsync(system.SetupPage.ToString());
        await page.FillAsync("#name", "captain");
        await page.FillAsync("#password", "a long enough password");
        await page.ClickAsync("button[type=submit]");
        await Assertions.Expect(page).ToHaveURLAsync(system.Dashboard.ToString(), new() { Timeout = (float)Patience.TotalMilliseconds });
        var answer = await page.GotoAsync(new Uri(system.Dashboard, "/vendors").ToString());

        Assert.Equal(200, answer!.Status);
        var ever = page.Locator("tr", new() { HasText = "Gianni Buonomo Vintners" }).Locator("td", new() { HasText = "Ever" });
        await Assertions.Expect(ever).ToHaveTextAsync(string.Create(CultureInfo.InvariantCulture, $"Ever{guests}"), new() { Timeout = (float)Patience.TotalMilliseconds });

        await page.GotoAsync(system.Dashboard.ToString());
        var everyone = page.Locator("[data-figure='Guests ever']");
        var before = (await system.GuestsAsync()).Values.Sum();
        await Assertions.Expect(everyone).ToHaveTextAsync(before.ToString("N0", CultureInfo.InvariantCulture), new() { Timeout = (float)Patience.TotalMilliseconds });
        using (await system.VisitAsync("gbvintners", "second"))
            await Assertions.Expect(everyone).ToHaveTextAsync((before + 1).ToString("N0", CultureInfo.InvariantCulture), new() { Timeout = (float)Patience.TotalMilliseconds });
        Assert.Empty(faults);
    }
}
