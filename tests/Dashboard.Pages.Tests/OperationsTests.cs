using System.Text.RegularExpressions;
using Amazon.SQS.Model;
using JadaReferral.Testing;
using Microsoft.Playwright;

namespace JadaReferral.Dashboard.Pages.Tests;

[Collection(InHarbour.Name)]
public sealed partial class OperationsTests(Harbour harbour)
{
    [Fact]
    public async Task A_dead_letter_is_read_sent_back_without_its_fault_and_another_discarded()
    {
        var origin = (await harbour.Sqs.CreateQueueAsync("clicks-harbour-test")).QueueUrl;
        var dead = (await harbour.Sqs.CreateQueueAsync("clicks-harbour-test_error")).QueueUrl;
        await Fail(dead, "{\"n\":1}", "The table is asleep");
        await using var window = await harbour.OpenAsync();
        var page = window.Page;
        await window.GoAsync("/operations");
        var queue = page.Locator("[data-dead=clicks-harbour-test_error]");

        await queue.GetByRole(AriaRole.Button, new() { Name = "Look" }).ClickAsync();
        await Assertions.Expect(queue).ToContainTextAsync("The table is asleep", new() { Timeout = 15_000 });
        await queue.GetByRole(AriaRole.Button, new() { Name = "Send back", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("1 message sent back to clicks-harbour-test.")).ToBeVisibleAsync(new() { Timeout = 15_000 });

        var received = await Eventually.Get(
            async () => (await harbour.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(origin) { MessageAttributeNames = ["All"], WaitTimeSeconds = 1 })).Messages?.SingleOrDefault(),
            "the message in its own queue");
        Assert.Equal("{\"n\":1}", received.Body);
        Assert.Equal(["Content-Type"], received.MessageAttributes!.Keys);

        await Fail(dead, "{\"n\":2}", "Nobody wants this");
        await queue.GetByRole(AriaRole.Button, new() { Name = "Discard all" }).ClickAsync(new() { Timeout = 20_000 });
        await page.Locator(".rz-dialog").GetByRole(AriaRole.Button, new() { Name = "Discard", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("1 message thrown away.")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        Assert.Empty(window.Faults);
    }

    [Fact]
    public async Task Instances_lag_journal_and_circuit_are_shown_as_they_are_reported()
    {
        await using var window = await harbour.OpenAsync();
        var page = window.Page;
        await window.GoAsync("/operations");

        await Assertions.Expect(page.Locator("[data-queue=clicks-click-recorded]")).ToContainTextAsync(ClicksRow());
        await Assertions.Expect(page.Locator("[data-queue=mailer-email-approved]")).ToContainTextAsync("nobody consumes it");
        await Assertions.Expect(page.Locator("[data-instance=clicks]")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("[data-instance=previews]")).ToContainTextAsync("silent since");
        var journal = page.Locator("[data-journal=ip-10-0-1-17]");
        await Assertions.Expect(journal).ToContainTextAsync("421,000 of 1,048,576");
        await Assertions.Expect(journal).ToContainTextAsync("circuit half-open");
        await Assertions.Expect(journal).ToContainTextAsync("The circuit opened 2 times since it started");

        // Another report arrives, and the page says so by itself.
        await Fleet.DrainedAsync(harbour.App);
        await Assertions.Expect(journal).ToContainTextAsync("Nothing waits for the broker.");
        await Assertions.Expect(journal).ToContainTextAsync("circuit closed");
        await Fleet.ReportAsync(harbour.App, harbour.Sqs);
        Assert.Empty(window.Faults);
    }

    Task<SendMessageResponse> Fail(string queue, string body, string reason) => harbour.Sqs.SendMessageAsync(new SendMessageRequest(queue, body)
    {
        MessageAttributes = new()
        {
            ["Content-Type"] = new MessageAttributeValue { DataType = "String", StringValue = "application/vnd.masstransit+json" },
            ["MT-Reason"] = new MessageAttributeValue { DataType = "String", StringValue = "fault" },
            ["MT-Fault-Message"] = new MessageAttributeValue { DataType = "String", StringValue = reason },
        },
    });

    [GeneratedRegex(@"clicks-click-recorded\s*3\s*2\s*750 ms\s*240\s*640 ms\s*0\s*0\s*0", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClicksRow();
}
