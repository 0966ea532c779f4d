using System.Diagnostics;
using System.Globalization;
using JadaReferral.Testing;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace JadaReferral.EndToEnd.Tests;

[Collection(OnTheSystem.Name)]
public sealed class BrowserTests(TheSystem system, ITestOutputHelper output)
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

    [Fact]
    public async Task A_vendor_added_in_the_browser_has_a_link_that_works_in_moments_and_its_guest_shows_without_a_reload()
    {
        await system.AddPersonAsync("bosun", "a long enough password");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Chromium.Arguments });
        var page = await browser.NewPageAsync(new() { BaseURL = system.Dashboard.ToString() });
        page.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        await page.GotoAsync("/sign-in?returnUrl=/vendors");
        await page.GetByLabel("Name").FillAsync("bosun");
        await page.GetByLabel("Password").FillAsync("a long enough password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a vendor" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name", new() { Exact = true }).PressSequentiallyAsync("Harborside Kitchen");
        await Assertions.Expect(dialog.GetByLabel("Code")).ToHaveValueAsync("harborsidekitchen", new() { Timeout = (float)Patience.TotalMilliseconds });

        var added = Stopwatch.StartNew();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await Eventually.True(async () => await LeadsToTheSiteAsync("first"), "the new link leads to the site", Patience);
        output.WriteLine($"The link works {added.Elapsed.TotalSeconds:0.0} s after the click on Add.");

        await Eventually.True(async () => (await system.GuestsAsync()).GetValueOrDefault("harborsidekitchen") == 1, "the first guest is counted", Patience);
        await page.GotoAsync("/");
        var today = page.Locator("[data-today='harborsidekitchen']");
        await Assertions.Expect(today).ToHaveTextAsync("1", new() { Timeout = (float)Patience.TotalMilliseconds });
        await Assertions.Expect(page.Locator(".tag", new() { HasText = "live" })).ToBeVisibleAsync(new() { Timeout = (float)Patience.TotalMilliseconds });
        Assert.True(await LeadsToTheSiteAsync("second"));
        await Assertions.Expect(today).ToHaveTextAsync("2", new() { Timeout = (float)Patience.TotalMilliseconds });
    }

    async Task<bool> LeadsToTheSiteAsync(string visitor)
    {
        using var answer = await system.VisitAsync("harborsidekitchen", visitor);
        return answer.Headers.Location?.Query.Contains("utm_source=harborsidekitchen", StringComparison.Ordinal) == true;
    }
}
