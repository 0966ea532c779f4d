using JadaReferral.Dashboard.Security;
using Microsoft.Playwright;

namespace JadaReferral.Dashboard.Pages.Tests;

[Collection(InHarbour.Name)]
public sealed class RoleTests(Harbour harbour)
{
    [Fact]
    public async Task A_viewer_looks_at_everything_but_changes_nothing_and_is_refused_what_is_for_admins()
    {
        await using var window = await harbour.OpenAsync(signedIn: await harbour.SignInAsync("lookout", Roles.Viewer));
        var page = window.Page;

        await window.GoAsync("/tasks/" + Logbook.ReadyCard);
        await Assertions.Expect(page.Locator("[data-approve]")).ToBeDisabledAsync();
        await window.GoAsync("/vendors");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Add a vendor" })).ToBeDisabledAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Pause" })).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "People" })).ToHaveCountAsync(0);

        foreach (var forbidden in new[] { "/people", "/operations", "/tasks/new", "/outreach/new" })
        {
            await window.GoAsync(forbidden);
            await Assertions.Expect(page.GetByText("Not for your role")).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task An_editor_may_ask_for_approval_but_not_give_it()
    {
        await using var window = await harbour.OpenAsync(signedIn: await harbour.SignInAsync("mate", Roles.Editor));

        await window.GoAsync("/tasks/" + Logbook.ReadyCard);

        await Assertions.Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Make a new preview" })).ToBeEnabledAsync();
        await Assertions.Expect(window.Page.Locator("[data-approve]")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task A_key_is_shown_once_and_what_was_done_stands_in_the_audit_log()
    {
        await using var window = await harbour.OpenAsync();
        var page = window.Page;
        await window.GoAsync("/people");

        await page.GetByLabel("What the key is for").FillAsync("the harbour office");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a key" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-key]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^jada_[A-Za-z0-9]{10}_[A-Za-z0-9]{32}$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        var key = await page.Locator("[data-key]").InnerTextAsync();

        await window.GoAsync("/people");
        Assert.DoesNotContain(key, await page.ContentAsync(), StringComparison.Ordinal);
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "page: make key" })).ToContainTextAsync("captain");
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke the harbour office" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The key for the harbour office has ended.")).ToBeVisibleAsync();
        Assert.Empty(window.Faults);
    }
}
