using Microsoft.Playwright;

namespace JadaReferral.Dashboard.Pages.Tests;

[Collection(InHarbour.Name)]
public sealed class OutreachTests(Harbour harbour)
{
    [Fact]
    public async Task A_draft_is_edited_blocked_by_preflight_mended_and_saved_as_a_new_version()
    {
        await using var window = await harbour.OpenAsync();
        var page = window.Page;
        await window.GoAsync("/outreach/totalwine-intro");
        var preflight = page.Locator("[data-preflight]");
        await Assertions.Expect(preflight).ToHaveAttributeAsync("data-preflight", "pass");

        await page.GetByLabel("Subject").FillAsync("FREE SAILING");
        await Assertions.Expect(preflight).ToHaveAttributeAsync("data-preflight", "block");
        await page.GetByLabel("Subject").FillAsync("Sandwiches under sail");
        await Assertions.Expect(preflight).ToHaveAttributeAsync("data-preflight", "pass");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as version 2" }).ClickAsync();

        await Assertions.Expect(page.GetByText("Saved as version 2")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".diff ins").First).ToContainTextAsync("Sandwiches under sail");
        Assert.Empty(window.Faults);
    }
}
