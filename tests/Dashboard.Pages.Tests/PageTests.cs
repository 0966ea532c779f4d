using Microsoft.Playwright;

namespace JadaReferral.Dashboard.Pages.Tests;

[Collection(InHarbour.Name)]
public sealed class PageTests(Harbour harbour)
{
    [Theory]
    [MemberData(nameof(Pages.Paths), MemberType = typeof(Pages))]
    public async Task A_page_renders_without_errors_and_asks_no_other_host(string path)
    {
        await using var window = await harbour.OpenAsync();

        var response = await window.GoAsync(path);

        Assert.Equal(200, response!.Status);
        await Assertions.Expect(window.Page.Locator("h1")).ToBeVisibleAsync();
        Assert.Empty(window.Faults);
    }

    [Theory]
    [MemberData(nameof(Pages.Paths), MemberType = typeof(Pages))]
    public async Task A_page_can_be_used_by_everyone_in_light_and_dark(string path)
    {
        await Axe.EnsureAsync();
        await using var window = await harbour.OpenAsync();
        await window.GoAsync(path);

        Assert.Empty(await Axe.SeriousFindingsAsync(window.Page));
        await window.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Assert.Empty(await Axe.SeriousFindingsAsync(window.Page));
    }

    [Theory]
    [MemberData(nameof(Pages.Paths), MemberType = typeof(Pages))]
    public async Task A_page_fits_a_phone(string path)
    {
        await using var window = await harbour.OpenAsync(width: 375);
        await window.GoAsync(path);

        var width = await window.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");

        Assert.True(width <= 375, $"{path} is {width} px wide.");
    }
}
