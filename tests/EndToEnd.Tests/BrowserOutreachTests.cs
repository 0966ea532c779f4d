using System.Net;
using System.Security.Cryptography;
using JadaReferral.Testing;
using Microsoft.Playwright;

namespace JadaReferral.EndToEnd.Tests;

/// <summary>The path of an outreach email as a person at the dashboard goes it, with the real services behind every page.</summary>
[Collection(OnTheSystem.Name)]
public sealed class BrowserOutreachTests(TheSystem system)
{
    const string Password = "a long enough password";
    const string Edited = "totalwine-browser";
    const string Other = "gbvintners-browser";
    const string Suppressed = "solare-browser";
    const string Tampered = "smallgoods-browser";
    const string EditedTo = "events@totalwine.example";
    const string OtherTo = "hello@gbvintners.example";
    const string SuppressedTo = "randy@solare.example";
    const string TamperedTo = "zach@smallgoods.example";

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_draft_is_edited_previewed_twice_rolled_back_approved_vendor_by_vendor_undone_approved_again_and_sent_once_but_nothing_suppressed_or_tampered_with()
    {
        await system.AddPersonAsync("quartermaster", Password);
        await system.WriteAsync(Edited, "totalwine");
        await system.WriteAsync(Other, "gbvintners");
        await system.WriteAsync(Suppressed, "solare");
        await system.WriteAsync(Tampered, "smallgoods");
        var card = await system.AddCardAsync("Approve four letters in the browser", Edited, Other, Suppressed, Tampered);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Chromium.Arguments });
        await using var context = await browser.NewContextAsync(new() { BaseURL = system.Dashboard.ToString() });
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        Assertions.SetDefaultExpectTimeout((float)Patience.TotalMilliseconds);
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.PageError += (_, error) => faults.Add(error);
        await SignInAsync(page);

        await SaveOpeningAsync(page, version: 2, "Guests come aboard with your bottles, and we would like to thank you for it.");
        await page.GotoAsync("/tasks/" + card);
        await page.GetByRole(AriaRole.Button, new() { Name = "Request approval" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-preview='1']")).ToBeVisibleAsync();
        var hashes = new[] { await HashAsync(page, Edited), await HashAsync(page, Other) };
        await PreviewShowsAsync(page, hashes);

        await SaveOpeningAsync(page, version: 3, "An opening that nobody liked in the end.");
        await page.GotoAsync("/tasks/" + card);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a new preview" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-preview='2']")).ToBeVisibleAsync();
        Assert.NotEqual(hashes[0], await HashAsync(page, Edited));
        await page.Locator("[data-earlier] summary").ClickAsync();
        await page.Locator("[data-go-back='1']").ClickAsync();
        await Assertions.Expect(page.Locator("[data-preview='1']")).ToBeVisibleAsync();
        Assert.Equal(hashes, new[] { await HashAsync(page, Edited), await HashAsync(page, Other) });

        await ApproveOnlyAsync(page, Edited);
        await page.Locator("[data-cancel]").ClickAsync();
        await Assertions.Expect(State(page, Edited)).ToHaveTextAsync("ready");
        Assert.Empty(await MailsAsync());

        await system.SuppressAsync(SuppressedTo);
        await system.TamperAsync(await HashAsync(page, Tampered));
        await ApproveOnlyAsync(page, Edited);
        await Assertions.Expect(Row(page, Edited)).ToContainTextAsync("Leaves at");
        await Assertions.Expect(State(page, Other)).ToHaveTextAsync("ready");
        await ApproveOnlyAsync(page, Other);
        await ApproveOnlyAsync(page, Suppressed);
        await ApproveOnlyAsync(page, Tampered);
        await Assertions.Expect(State(page, Edited)).ToHaveTextAsync("delivered");
        await Assertions.Expect(State(page, Other)).ToHaveTextAsync("delivered");
        await Assertions.Expect(Row(page, Suppressed)).ToContainTextAsync("is not to be mailed");
        await Assertions.Expect(Row(page, Tampered)).ToContainTextAsync("its bytes have another hash");
        await Assertions.Expect(page.Locator("[data-approve]")).ToHaveCountAsync(0);

        await page.ReloadAsync();
        await Assertions.Expect(State(page, Other)).ToHaveTextAsync("delivered");
        await Assertions.Expect(page.Locator("[data-approve]")).ToHaveCountAsync(0);
        Assert.Equal(HttpStatusCode.Conflict, await system.ApproveAsync(await system.CardAsync(card)));
        await system.TravelAsync("totalwine");
        Assert.Equal(hashes, await SentHashesAsync());
        Assert.Empty(faults);
    }

    static async Task SignInAsync(IPage page)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Name").FillAsync("quartermaster");
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Outreach" })).ToBeVisibleAsync();
    }

    static async Task SaveOpeningAsync(IPage page, long version, string opening)
    {
        await page.GotoAsync("/outreach/" + Edited);
        await page.GetByLabel("Opening").FillAsync(opening);
        await Assertions.Expect(page.Locator("[data-preflight]")).ToHaveAttributeAsync("data-preflight", "pass");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Save as version {version}" }).ClickAsync();
        await Assertions.Expect(page.GetByText($"Saved as version {version}")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#versions li").First.Locator("ins").First).ToBeVisibleAsync();
    }

    /// <summary>The preview opens in a tab of its own and shows exactly what the card would approve.</summary>
    static async Task PreviewShowsAsync(IPage page, string[] hashes)
    {
        var preview = await page.RunAndWaitForPopupAsync(() => page.Locator("[data-preview]").ClickAsync());
        foreach (var hash in hashes)
            await Assertions.Expect(preview.GetByText(hash).First).ToBeVisibleAsync();
        await preview.CloseAsync();
    }

    /// <summary>Chooses one email, takes the choice off every other, and approves.</summary>
    static async Task ApproveOnlyAsync(IPage page, string email)
    {
        await Row(page, email).GetByRole(AriaRole.Checkbox).SetCheckedAsync(true);
        foreach (var other in await page.Locator($"[data-email]:not([data-email={email}])").GetByRole(AriaRole.Checkbox).AllAsync())
            await other.SetCheckedAsync(false);
        await Assertions.Expect(page.Locator("[data-approve]")).ToContainTextAsync("Approve 1 email");
        await page.Locator("[data-approve]").ClickAsync();
        await Assertions.Expect(State(page, email)).ToHaveTextAsync("approved");
    }

    static async Task<string> HashAsync(IPage page, string email) =>
        (await Row(page, email).Locator("code").GetAttributeAsync("title"))!.Split(' ')[^1];

    static ILocator Row(IPage page, string email) => page.Locator($"[data-email={email}]");

    static ILocator State(IPage page, string email) => Row(page, email).Locator("[data-state]");

    /// <summary>What this card's vendors got, and whom the tampered mail names; other tests mail others.</summary>
    async Task<IReadOnlyList<Mail>> MailsAsync() =>
        [.. (await system.MailsAsync()).Where(mail => mail.To is EditedTo or OtherTo or SuppressedTo or TamperedTo or "other@elsewhere.example")];

    /// <summary>Hashes of the very bytes that SES was handed: exactly one mail to each of two, and to nobody else.</summary>
    async Task<string[]> SentHashesAsync()
    {
        var mails = await MailsAsync();
        Assert.Equal(2, mails.Count);
        var sent = new List<string>();
        foreach (var to in new[] { EditedTo, OtherTo })
            sent.Add(Convert.ToHexStringLower(SHA256.HashData(await system.RawMailAsync(Assert.Single(mails, mail => mail.To == to).MessageId))));
        return [.. sent];
    }
}
