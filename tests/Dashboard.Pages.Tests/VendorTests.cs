using System.Globalization;
using JadaReferral.Contracts.Vendors;
using JadaReferral.Testing;
using MassTransit.Testing;
using Microsoft.Playwright;

namespace JadaReferral.Dashboard.Pages.Tests;

[Collection(InHarbour.Name)]
public sealed class VendorTests(Harbour harbour)
{
    [Fact]
    public async Task A_guest_moves_the_numbers_of_the_overview_without_a_reload()
    {
        await using var window = await harbour.OpenAsync();
        await window.GoAsync("/");
        var today = window.Page.Locator("[data-today=solare]");
        var before = long.Parse(await today.InnerTextAsync(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

        await harbour.App.Publish(await harbour.Logbook.ArriveAsync("solare"));

        await Assertions.Expect(today).ToHaveTextAsync((before + 1).ToString("N0", CultureInfo.InvariantCulture));
        await Assertions.Expect(window.Page.GetByText("a guest,")).ToBeVisibleAsync();
        Assert.Empty(window.Faults);
    }

    [Fact]
    public async Task A_vendor_is_added_edited_paused_and_the_pause_undone()
    {
        await using var window = await harbour.OpenAsync();
        var page = window.Page;
        await window.GoAsync("/vendors");

        await page.GetByRole(AriaRole.Button, new() { Name = "Add a vendor" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name", new() { Exact = true }).PressSequentiallyAsync("Harborside Kitchen");
        await Assertions.Expect(dialog.GetByLabel("Code")).ToHaveValueAsync("harborsidekitchen");
        await dialog.GetByLabel("Contact's email").FillAsync("not an address");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("is no email address");
        await dialog.GetByLabel("Contact's email").FillAsync("hello@harborside.example");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Harborside Kitchen" })).ToBeVisibleAsync();
        await Eventually.True(
            () => harbour.App.Get<ITestHarness>().Published.Any<VendorChanged>(message => message.Context.Message.Vendor.Code == "harborsidekitchen"), "VendorChanged for the new vendor");

        await page.GetByRole(AriaRole.Button, new() { Name = "Pause Harborside Kitchen" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Harborside Kitchen is paused")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Harborside Kitchen takes part again")).ToBeVisibleAsync();
        Assert.Empty(window.Faults);
    }

    [Fact]
    public async Task The_search_narrows_the_table_and_the_link_is_copied()
    {
        await using var window = await harbour.OpenAsync();
        var page = window.Page;
        await window.GoAsync("/vendors");

        await page.GetByLabel("Search vendors").FillAsync("pues");

        await Assertions.Expect(page.GetByText("1 of ")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Copied")).ToBeVisibleAsync();
        Assert.Equal("https://shipcaptaincrew.queenofsandiego.com/ref/puesto", await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
    }

    [Fact]
    public async Task The_days_in_the_address_are_the_days_on_the_page_and_in_the_download()
    {
        await using var window = await harbour.OpenAsync();
        var page = window.Page;
        var today = harbour.App.Get<Totals.BusinessDays>().Today;
        var from = today.AddDays(-9).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await window.GoAsync($"/vendors/solare?by=day&from={from}");

        Assert.Equal(10, await page.Locator(".bars-column").CountAsync());
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Counts, CSV" }).ClickAsync());

        var lines = await File.ReadAllLinesAsync(await download.PathAsync());
        Assert.Equal("when,guests,unique_guests,clicks,automated", lines[0]);
        Assert.Equal(11, lines.Length);
        Assert.StartsWith(from + ",", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_counter_card_fits_a_page_and_its_code_names_the_placement()
    {
        await using var window = await harbour.OpenAsync();
        await window.GoAsync("/vendors/solare/card?placement=table-12");

        await Assertions.Expect(window.Page.GetByAltText("QR code of https://shipcaptaincrew.queenofsandiego.com/ref/solare?p=qr-table-12")).ToBeVisibleAsync();
        var pdf = await window.Page.PdfAsync(new() { Format = "A5" });
        Assert.Equal(1, PdfPages(pdf));
    }

    [Fact]
    public async Task A_vendor_that_does_not_exist_has_no_page_and_no_code()
    {
        await using var window = await harbour.OpenAsync();

        Assert.Equal(404, (await window.GoAsync("/vendors/nobody"))!.Status);
        await Assertions.Expect(window.Page.GetByText("There is no page at this address")).ToBeVisibleAsync();
        Assert.Equal(404, (await window.Page.APIRequest.GetAsync(harbour.App.Address + "/vendors/nobody/qr.svg")).Status);
        Assert.Equal(400, (await window.Page.APIRequest.GetAsync(harbour.App.Address + "/vendors/solare/qr.svg?placement=%3Cscript%3E")).Status);
    }

    // A page object says /Type /Page; the tree above it says /Type /Pages.
    static int PdfPages(byte[] pdf) => System.Text.Encoding.Latin1.GetString(pdf).Split("/Type /Page\n").Length - 1;
}
