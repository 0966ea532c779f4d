using Amazon.SQS.Model;
using JadaReferral.Testing;
using Microsoft.Playwright;

namespace JadaReferral.Dashboard.Pages.Tests;

[Collection(InHarbour.Name)]
public sealed class OperationsTests(Harbour harbour)
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

    Task<SendMessageResponse> Fail(string queue, string body, string reason) => harbour.Sqs.SendMessageAsync(new SendMessageRequest(queue, body)
    {
        MessageAttributes = new()
        {
            ["Content-Type"] = new MessageAttributeValue { DataType = "String", StringValue = "application/vnd.masstransit+json" },
            ["MT-Reason"] = new MessageAttributeValue { DataType = "String", StringValue = "fault" },
            ["MT-Fault-Message"] = new MessageAttributeValue { DataType = "String", StringValue = reason },
        },
    });
}
