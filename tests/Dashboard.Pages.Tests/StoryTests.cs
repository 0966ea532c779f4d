using System.Globalization;
using Microsoft.Playwright;

namespace JadaReferral.Dashboard.Pages.Tests;

[Collection(InHarbour.Name)]
public sealed class StoryTests(Harbour harbour)
{
    [Fact]
    public async Task A_reply_is_told_on_the_vendors_page_and_its_follow_up_becomes_a_card()
    {
        await using var window = await harbour.OpenAsync();
        var page = window.Page;
        await window.GoAsync("/vendors/solare");
        var story = page.Locator("#story");
        await Assertions.Expect(story).ToContainTextAsync("solare-intro: delivered");
        await Assertions.Expect(story.Locator("[data-kind=guests]")).ToHaveCountAsync(0);

        await story.GetByLabel("What happened").FillAsync("Brian wants cards for the terrace.");
        await story.GetByLabel("It is").SelectOptionAsync("reply");
        var due = harbour.App.Get<Totals.BusinessDays>().Today.AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await story.GetByLabel("Get back to them on").FillAsync(due);
        await story.GetByRole(AriaRole.Button, new() { Name = "Add to the story" }).ClickAsync();

        await Assertions.Expect(story.Locator("[data-kind=reply]")).ToContainTextAsync("Brian wants cards for the terrace.");
        await story.GetByRole(AriaRole.Link, new() { Name = "Get back to Solare Ristorante: due" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Get back to Solare Ristorante" })).ToBeVisibleAsync();

        await window.GoAsync("/vendors/solare?story=guests");
        await Assertions.Expect(story.Locator("[data-kind=guests]").First).ToBeVisibleAsync();
        Assert.Empty(window.Faults);
    }
}
