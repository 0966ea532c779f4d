using JadaReferral.SqsTransport.Tests.Support;
using MassTransit;

namespace JadaReferral.SqsTransport.Tests.Behaviours;

[Trait("Needs", "emulators")]
public sealed class When_an_endpoint_is_temporary(OnSqs aws) : IClassFixture<OnSqs>
{
    public record Flag(bool Up);

    [SqsOnly(Why.SeenFromOutside)]
    [Fact]
    public async Task Its_queue_and_subscriptions_go_when_it_stops()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        var topic = TestBus.NewName("flags");
        var inbox = new Inbox<Flag>();
        var bus = await TestBus.StartSqs(aws, setup =>
        {
            setup.Bus.Message<Flag>(message => message.SetEntityName(topic));
            setup.SqsEndpoint(name, endpoint =>
            {
                endpoint.AutoDelete = true;
                endpoint.Durable = false;
                endpoint.Into(inbox);
            });
        });
        await bus.Bus.Publish(new Flag(Up: true));
        await inbox.First();

        await bus.Stop();

        Assert.Null(await queues.Find(name));
        var arn = (await queues.Sns.CreateTopicAsync(topic)).TopicArn;
        Assert.Empty((await queues.Sns.ListSubscriptionsByTopicAsync(arn)).Subscriptions ?? []);
    }

    [SqsOnly(Why.OneProcess)]
    [Fact]
    public async Task Each_instance_gets_its_own_copy()
    {
        var first = new Inbox<Flag>();
        var second = new Inbox<Flag>();
        await using var one = await TestBus.StartSqs(aws, setup => setup.Sqs.ReceiveEndpoint(endpoint => endpoint.Into(first)));
        await using var two = await TestBus.StartSqs(aws, setup => setup.Sqs.ReceiveEndpoint(endpoint => endpoint.Into(second)));

        await one.Bus.Publish(new Flag(Up: false));

        await first.First();
        await second.First();
    }

    [SqsOnly(Why.OutlivesTheBus)]
    [Fact]
    public async Task A_durable_queue_stays_with_what_is_on_it()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        var topic = TestBus.NewName("flags");
        void Configure(BusSetup setup)
        {
            setup.Bus.Message<Flag>(message => message.SetEntityName(topic));
            setup.Endpoint(name, endpoint => endpoint.Handler<Flag>(_ => Task.CompletedTask));
        }

        var consumer = await TestBus.StartSqs(aws, Configure);
        await consumer.Stop();

        await using var publisher = await TestBus.StartSqs(aws, setup => setup.Bus.Message<Flag>(message => message.SetEntityName(topic)));
        await publisher.Bus.Publish(new Flag(Up: true));

        await queues.Receive(name);
    }
}
