using JadaReferral.SqsTransport.Tests.Support;
using MassTransit;

namespace JadaReferral.SqsTransport.Tests.Behaviours;

[Trait("Needs", "emulators")]
public sealed class When_a_message_is_sent(OnSqs aws) : IClassFixture<OnSqs>
{
    public record Order(int Number);

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.Sqs)]
    public async Task The_queue_it_names_gets_it_and_no_other(Transport transport)
    {
        var (here, there) = (TestBus.NewName(), TestBus.NewName());
        var inbox = new Inbox<Order>();
        var other = new Inbox<Order>();
        await using var bus = await TestBus.Start(transport, aws, setup =>
        {
            setup.Endpoint(here, endpoint => endpoint.Into(inbox));
            setup.Endpoint(there, endpoint => endpoint.Into(other));
        });

        await bus.Send(here, new Order(1));
        await bus.Send(there, new Order(2));

        Assert.Equal(1, (await inbox.First()).Message.Number);
        Assert.Equal(2, (await other.First()).Message.Number);
        Assert.Single(inbox.Received);
    }

    [SqsOnly(Why.OutlivesTheBus)]
    [Fact]
    public async Task A_queue_that_is_not_there_is_created()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        await using var bus = await TestBus.StartSqs(aws, _ => { });

        await bus.Send(name, new Order(3));

        Assert.Contains("\"number\": 3", (await queues.Receive(name)).Body, StringComparison.Ordinal);
    }

    [SqsOnly(Why.OutlivesTheBus)]
    [Fact]
    public async Task A_queue_that_was_deleted_since_is_created_again()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        await using var bus = await TestBus.StartSqs(aws, _ => { });
        await bus.Send(name, new Order(4));
        await queues.Sqs.DeleteQueueAsync(await queues.Find(name) ?? throw new InvalidOperationException("The queue is not there."));

        await bus.Send(name, new Order(5));

        Assert.Contains("\"number\": 5", (await queues.Receive(name)).Body, StringComparison.Ordinal);
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.Sqs)]
    public async Task Filters_see_it_on_both_sides(Transport transport)
    {
        var name = TestBus.NewName();
        var inbox = new Inbox<Order>();
        var seen = 0;
        await using var bus = await TestBus.Start(transport, aws, setup =>
        {
            setup.Bus.ConfigureSend(pipe => pipe.UseExecute(context => context.Headers.Set("Stamp", "paid")));
            setup.Endpoint(name, endpoint =>
            {
                endpoint.UseExecute(_ => Interlocked.Increment(ref seen));
                endpoint.Into(inbox);
            });
        });

        await bus.Send(name, new Order(6));

        Assert.Equal("paid", (await inbox.First()).Headers.Get<string>("Stamp"));
        Assert.Equal(1, seen);
    }
}
