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
}
