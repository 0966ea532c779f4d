using JadaReferral.SqsTransport.Tests.Support;
using MassTransit;

namespace JadaReferral.SqsTransport.Tests.Behaviours;

[Trait("Needs", "emulators")]
public sealed class When_a_queue_is_fifo(OnSqs aws) : IClassFixture<OnSqs>
{
    public record Step(string Group, int Number);

    public record Event(string Group, int Number);

    [SqsOnly(Why.Fifo)]
    [Fact]
    public async Task Each_group_keeps_its_order()
    {
        var name = TestBus.NewName() + ".fifo";
        var inbox = new Inbox<Step>();
        await using var bus = await TestBus.StartSqs(aws, setup => setup.Endpoint(name, endpoint => endpoint.Handler<Step>(async context =>
        {
            await Task.Delay(Random.Shared.Next(0, 5));
            await inbox.Take(context);
        })));

        for (var i = 0; i < 20; i++)
        {
            foreach (var group in new[] { "a", "b", "c" })
                await bus.Send(name, new Step(group, i), context => context.SetGroupId(group));
        }

        await inbox.Count(60);
        foreach (var group in inbox.Received.Select(step => step.Message).GroupBy(step => step.Group, StringComparer.Ordinal))
            Assert.Equal(Enumerable.Range(0, 20), group.Select(step => step.Number));
    }

    [SqsOnly(Why.Fifo)]
    [Fact]
    public async Task A_repeated_deduplication_id_is_delivered_once()
    {
        var name = TestBus.NewName() + ".fifo";
        var inbox = new Inbox<Step>();
        await using var bus = await TestBus.StartSqs(aws, setup => setup.Endpoint(name, endpoint => endpoint.Into(inbox)));

        foreach (var (number, id) in new[] { (1, "one"), (2, "one"), (3, "three") })
        {
            await bus.Send(name, new Step("g", number), context =>
            {
                context.SetGroupId("g");
                context.SetDeduplicationId(id);
            });
        }

        await inbox.Count(2);
        Assert.Equal([1, 3], inbox.Received.Select(step => step.Message.Number));
    }

    [SqsOnly(Why.Fifo)]
    [Fact]
    public async Task What_fails_is_parked_in_its_order_on_a_FIFO_error_queue()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        await using var bus = await TestBus.StartSqs(aws, setup => setup.Endpoint(name + ".fifo", endpoint =>
            endpoint.Handler<Step>(_ => throw new InvalidOperationException("no"))));

        await bus.Send(name + ".fifo", new Step("g", 1), context => context.SetGroupId("g"));

        var parked = await queues.Receive(name + "_error.fifo");
        Assert.Equal("g", parked.Attributes!["MessageGroupId"]);
    }

    // Else the queue of errors would take two orders of one name, sent minutes apart, for one.
    [SqsOnly(Why.Fifo)]
    [Fact]
    public async Task What_is_parked_has_a_deduplication_id_of_its_own()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        await using var bus = await TestBus.StartSqs(aws, setup => setup.Endpoint(name + ".fifo", endpoint =>
            endpoint.Handler<Step>(_ => throw new InvalidOperationException("no"))));

        await bus.Send(name + ".fifo", new Step("g", 1), context => context.SetDeduplicationId("order-5"));

        var parked = await queues.Receive(name + "_error.fifo");
        Assert.NotEqual("order-5", parked.Attributes!["MessageDeduplicationId"]);
    }

    [SqsOnly(Why.Fifo)]
    [Fact]
    public async Task A_single_message_that_is_to_be_held_back_is_refused()
    {
        var name = TestBus.NewName() + ".fifo";
        await using var bus = await TestBus.StartSqs(aws, _ => { });

        var refused = await Assert.ThrowsAsync<MessageException>(() => bus.Send(name, new Step("g", 1), context => context.Delay = TimeSpan.FromSeconds(5)));

        Assert.Contains("DelaySeconds", refused.Message, StringComparison.Ordinal);
    }

    [SqsOnly(Why.Fifo)]
    [Fact]
    public async Task A_FIFO_topic_keeps_the_order_to_its_queues()
    {
        var inbox = new Inbox<Event>();
        var topic = TestBus.NewName("events") + ".fifo";
        await using var bus = await TestBus.StartSqs(aws, setup =>
        {
            setup.Bus.Message<Event>(message => message.SetEntityName(topic));
            setup.Endpoint(TestBus.NewName() + ".fifo", endpoint => endpoint.Into(inbox));
        });

        for (var i = 0; i < 10; i++)
            await bus.Bus.Publish(new Event("g", i), context => context.SetGroupId("g"));

        await inbox.Count(10);
        Assert.Equal(Enumerable.Range(0, 10), inbox.Received.Select(@event => @event.Message.Number));
    }
}
