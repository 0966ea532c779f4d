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

    [Fact]
    public async Task A_template_begins_with_anothers_words_and_an_email_takes_its_next_version()
    {
        await using var window = await harbour.OpenAsync();
        var page = window.Page;
        await window.GoAsync("/templates");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("vendor-referral");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is a template vendor-referral already");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("winter-offer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("HTML", new() { Exact = true })).ToHaveValueAsync("<p>{{fields.opening}}</p>");

        await page.GetByLabel("HTML", new() { Exact = true }).FillAsync("<p>{{#if vendor.name}}</p>");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("html, line 1, column 4");
        await page.GetByLabel("HTML", new() { Exact = true }).FillAsync("<p>Winter under sail</p>");
        await Assertions.Expect(page.Locator("[data-preflight]")).ToHaveAttributeAsync("data-preflight", "pass");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as version 1" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Saved as version 1.")).ToBeVisibleAsync();

        await page.GetByLabel("Text of the field offer").FillAsync("Every guest sails for less in winter.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as version 2" }).ClickAsync();
        await Assertions.Expect(page.Locator(".diff ins").First).ToContainTextAsync("sails for less in winter");

        await window.GoAsync("/outreach/new");
        await page.GetByLabel("Name of this email").FillAsync("smallgoods-winter");
        await page.GetByLabel("Template").SelectOptionAsync("winter-offer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Offer")).ToHaveAttributeAsync("placeholder", "Every guest sails for less in winter.");

        await window.GoAsync("/templates/winter-offer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take these words back" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as version 3" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Saved as version 3.")).ToBeVisibleAsync();
        await window.GoAsync("/outreach/smallgoods-winter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take version 3" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as version 2" }).ClickAsync();
        await Assertions.Expect(page.GetByText("on version 3 of the template")).ToBeVisibleAsync();
        Assert.Empty(window.Faults);
    }
}
