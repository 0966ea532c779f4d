using System.Net;
using Microsoft.Playwright;

namespace JadaReferral.Dashboard.Pages.Tests;

[Collection(InHarbour.Name)]
public sealed class OwnPageTests(Harbour harbour)
{
    const string Nobody = """{ "cookies": [], "origins": [] }""";

    [Fact]
    public async Task A_vendor_looks_at_its_own_page_through_a_link_that_an_admin_made_and_no_longer_when_it_is_revoked()
    {
        await using var window = await harbour.OpenAsync();
        var page = window.Page;
        await window.GoAsync("/vendors/boardbrew");
        await page.GetByLabel("Who gets it").FillAsync("Jenna at the bar");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        var made = page.Locator("[data-page-link='Jenna at the bar']");
        await Assertions.Expect(made).ToContainTextAsync("not opened yet");
        var address = new Uri((await made.Locator("[data-copy]").GetAttributeAsync("data-copy"))!).PathAndQuery;

        await using var theirs = await harbour.OpenAsync(signedIn: Nobody);
        Assert.Equal((int)HttpStatusCode.OK, (await theirs.GoAsync(address))!.Status);
        await Assertions.Expect(theirs.Page.GetByRole(AriaRole.Heading, new() { Name = "Board & Brew" })).ToBeVisibleAsync();
        await Assertions.Expect(theirs.Page.GetByAltText("QR code of https://shipcaptaincrew.queenofsandiego.com/ref/boardbrew?p=qr")).ToBeVisibleAsync();
        Assert.Equal(30, await theirs.Page.Locator(".bars-column").CountAsync());
        Assert.DoesNotContain("Solare", await theirs.Page.ContentAsync(), StringComparison.OrdinalIgnoreCase);
        await theirs.Page.GetByRole(AriaRole.Link, new() { Name = "14 days" }).ClickAsync();
        await Assertions.Expect(theirs.Page.Locator(".bars-column")).ToHaveCountAsync(14);
        var csv = await theirs.Page.RunAndWaitForDownloadAsync(() => theirs.Page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());
        Assert.Equal(15, (await File.ReadAllLinesAsync(await csv.PathAsync())).Length);
        await theirs.Page.GetByRole(AriaRole.Link, new() { Name = "Counter card" }).ClickAsync();
        await Assertions.Expect(theirs.Page.Locator(".counter-vendor")).ToHaveTextAsync("Board & Brew");
        Assert.Empty(theirs.Faults);

        await window.GoAsync("/vendors/boardbrew");
        await Assertions.Expect(made).ToContainTextAsync("last opened");
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke the link of Jenna at the bar" }).ClickAsync();
        await Assertions.Expect(made).ToHaveCountAsync(0);
        Assert.Equal((int)HttpStatusCode.Gone, (await theirs.GoAsync(address))!.Status);
        await Assertions.Expect(theirs.Page.GetByText("opens nothing any more")).ToBeVisibleAsync();
        Assert.Empty(window.Faults);
    }

    [Fact]
    public async Task Their_pages_fit_a_phone_and_can_be_used_by_everyone_in_light_and_dark()
    {
        await Axe.EnsureAsync();
        await using var window = await harbour.OpenAsync(width: 375, signedIn: Nobody);
        foreach (var path in harbour.OwnPages.Values)
        {
            await window.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            await window.GoAsync(path);
            Assert.Empty(await Axe.SeriousFindingsAsync(window.Page));
            await window.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            Assert.Empty(await Axe.SeriousFindingsAsync(window.Page));
            Assert.Equal(375, await window.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        }
    }
}
