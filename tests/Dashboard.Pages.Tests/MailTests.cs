using JadaReferral.Contracts.Emails;
using JadaReferral.Testing;
using MassTransit.Testing;
using Microsoft.Playwright;

namespace JadaReferral.Dashboard.Pages.Tests;

[Collection(InHarbour.Name)]
public sealed class MailTests(Harbour harbour)
{
    ITestHarness Bus => harbour.App.Get<ITestHarness>();

    [Fact]
    public async Task A_send_that_nobody_knows_about_is_settled_with_a_reason()
    {
        await using var window = await harbour.OpenAsync();
        var page = window.Page;
        await window.GoAsync("/mail");
        var unsettled = page.Locator("[data-unsettled=gbvintners-intro]");

        await unsettled.GetByRole(AriaRole.Button, new() { Name = "It was sent" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Say why, in at most")).ToBeVisibleAsync();
        await unsettled.GetByLabel("How you know").FillAsync("Keith answered it");
        await unsettled.GetByRole(AriaRole.Button, new() { Name = "It was sent" }).ClickAsync();
        await Assertions.Expect(page.GetByText("gbvintners-intro will be settled.")).ToBeVisibleAsync();

        await Eventually.True(() => Bus.Published.Any<SettleSend>(message => message.Context.Message is { Outcome: SettleSend.WasSent, Reason: "Keith answered it" }), "SettleSend");
        Assert.Empty(window.Faults);
    }

    [Fact]
    public async Task The_channel_is_stopped_and_an_address_is_suppressed_and_released()
    {
        await using var window = await harbour.OpenAsync();
        var page = window.Page;
        await window.GoAsync("/mail");

        await page.GetByLabel("Why").First.FillAsync("A typo in every letter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop sending" }).ClickAsync();
        await Eventually.True(() => Bus.Published.Any<StopMailChannel>(message => message.Context.Message.Reason == "A typo in every letter"), "StopMailChannel");

        await page.GetByLabel("Address").FillAsync("someone@harbor.example");
        await page.GetByLabel("Why").Last.FillAsync("Asked us on the phone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Don't write to it" }).ClickAsync();
        await Eventually.True(() => Bus.Published.Any<SuppressAddress>(message => message.Context.Message.Address == "someone@harbor.example"), "SuppressAddress");

        await page.GetByRole(AriaRole.Button, new() { Name = "Write again to old@smallgoods.example" }).ClickAsync();
        await Eventually.True(() => Bus.Published.Any<ReleaseAddress>(message => message.Context.Message.Address == "old@smallgoods.example"), "ReleaseAddress");
        Assert.Empty(window.Faults);
    }
}
