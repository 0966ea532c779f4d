using JadaReferral.Contracts.Emails;
using JadaReferral.Dashboard.Tasks;
using JadaReferral.Testing;
using MassTransit.Testing;
using Microsoft.Playwright;

namespace JadaReferral.Dashboard.Pages.Tests;

[Collection(InHarbour.Name)]
public sealed class CardTests(Harbour harbour)
{
    [Fact]
    public async Task A_card_is_requested_previewed_approved_cancelled_and_sent_without_a_reload()
    {
        await using var window = await harbour.OpenAsync();
        var page = window.Page;
        await window.GoAsync("/tasks/" + Logbook.OpenCard);

        await page.GetByRole(AriaRole.Button, new() { Name = "Request approval" }).ClickAsync();
        await Assertions.Expect(page.GetByText("is being made")).ToBeVisibleAsync();

        var request = await Requested();
        await harbour.App.Publish(Published(request));
        await Assertions.Expect(page.Locator("[data-preview]")).ToHaveAttributeAsync("href", "http://127.0.0.1:8082/previews/1/index.html");

        await page.Locator("[data-approve]").ClickAsync();
        var state = page.Locator("[data-email=puesto-intro] [data-state]");
        await Assertions.Expect(state).ToHaveTextAsync(EmailState.Approved);
        var approved = await Approved();
        Assert.Equal(Published(request).Emails[0].ContentHash, approved.ContentHash);

        await page.Locator("[data-cancel]").ClickAsync();
        await Assertions.Expect(state).ToHaveTextAsync(EmailState.Cancelling);

        // Mailer had handed it over already: what was sent counts, whatever the card asked for.
        await harbour.App.Publish(Sent(approved));
        await Assertions.Expect(state).ToHaveTextAsync(EmailState.Sent);
        await Assertions.Expect(page.Locator("[data-approve]")).ToHaveCountAsync(0);
        Assert.Empty(window.Faults);
    }

    [Fact]
    public async Task What_preflight_blocks_can_not_be_chosen_and_says_why()
    {
        await using var window = await harbour.OpenAsync();

        await window.GoAsync("/tasks/" + Logbook.ReadyCard);

        var blocked = window.Page.Locator("[data-email=wholefoods-intro]");
        await Assertions.Expect(blocked.GetByRole(AriaRole.Checkbox)).ToBeDisabledAsync();
        await Assertions.Expect(blocked).ToContainTextAsync("There is no contact address");
        await Assertions.Expect(window.Page.Locator("[data-approve]")).ToContainTextAsync("Approve 2 emails");
    }

    [Fact]
    public async Task A_new_card_is_added_without_a_circuit_and_closed()
    {
        await using var window = await harbour.OpenAsync();
        var page = window.Page;
        await window.GoAsync("/tasks/new");

        await page.GetByLabel("Type").SelectOptionAsync("to-do");
        await page.GetByLabel("Title").FillAsync("Varnish the tiller");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Varnish the tiller" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Assertions.Expect(page.Locator(".tag").First).ToHaveTextAsync(CardStatus.Done);
        Assert.Empty(window.Faults);
    }

    async Task<ApprovalRequested> Requested()
    {
        var published = harbour.App.Get<ITestHarness>().Published;
        await Eventually.True(() => published.Any<ApprovalRequested>(message => message.Context.Message.CardId == Logbook.OpenCard), "ApprovalRequested for the card");
        return published.Select<ApprovalRequested>().Last(message => message.Context.Message.CardId == Logbook.OpenCard).Context.Message;
    }

    async Task<EmailApproved> Approved()
    {
        var published = harbour.App.Get<ITestHarness>().Published;
        await Eventually.True(() => published.Any<EmailApproved>(message => message.Context.Message.CardId == Logbook.OpenCard), "EmailApproved for the card");
        return published.Select<EmailApproved>().Last(message => message.Context.Message.CardId == Logbook.OpenCard).Context.Message;
    }

    static PreviewPublished Published(ApprovalRequested request) => new()
    {
        RequestId = request.RequestId,
        CardId = request.CardId,
        PreviewVersion = request.PreviewVersion,
        PublishedAt = request.RequestedAt,
        VersionUrl = "http://127.0.0.1:8082/previews/1/index.html",
        Url = "http://127.0.0.1:8082/vendor-referral-preview.html",
        InvalidationId = "I1",
        Emails =
        [
            .. request.Drafts.Select(draft => new RenderedEmail
            {
                EmailId = draft.EmailId, DraftVersion = draft.Version, Vendor = "puesto", To = "hello@puesto.example", Subject = "Puesto: your guests, under sail",
                ContentHash = new string('c', 64),
            }),
        ],
    };

    static EmailSent Sent(EmailApproved approved) => new()
    {
        ApprovalId = approved.ApprovalId,
        CardId = approved.CardId,
        EmailId = approved.EmailId,
        Vendor = approved.Vendor,
        ContentHash = approved.ContentHash,
        SesMessageId = "ses-1",
        SentAt = approved.ApprovedAt,
    };
}
