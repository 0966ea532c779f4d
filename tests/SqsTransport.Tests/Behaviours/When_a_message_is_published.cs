using System.Diagnostics;
using JadaReferral.SqsTransport.Tests.Support;
using JadaReferral.Testing;
using MassTransit;

namespace JadaReferral.SqsTransport.Tests.Behaviours;

[Trait("Needs", "emulators")]
public sealed class When_a_message_is_published(OnSqs aws) : IClassFixture<OnSqs>
{
    public interface IAnimal
    {
        string Name { get; }
    }

    public record Pet(string Name) : IAnimal;

    public record Cat(string Name) : Pet(Name);

    public record Weather(string Kind);

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.Sqs)]
    public async Task Every_endpoint_that_consumes_it_gets_a_copy(Transport transport)
    {
        var first = new Inbox<Weather>();
        var second = new Inbox<Weather>();
        await using var bus = await TestBus.Start(transport, aws, setup =>
        {
            setup.Endpoint(TestBus.NewName(), endpoint => endpoint.Into(first));
            setup.Endpoint(TestBus.NewName(), endpoint => endpoint.Into(second));
        });

        await bus.Bus.Publish(new Weather("wind"));

        Assert.Equal("wind", (await first.First()).Message.Kind);
        Assert.Equal("wind", (await second.First()).Message.Kind);
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.Sqs)]
    public async Task Ids_addresses_and_times_travel_with_it(Transport transport)
    {
        var inbox = new Inbox<Weather>();
        await using var bus = await TestBus.Start(transport, aws, setup => setup.Endpoint(TestBus.NewName(), endpoint => endpoint.Into(inbox)));
        var correlation = NewId.NextGuid();
        var conversation = NewId.NextGuid();
        var message = NewId.NextGuid();

        await bus.Bus.Publish(new Weather("calm"), context =>
        {
            context.MessageId = message;
            context.CorrelationId = correlation;
            context.ConversationId = conversation;
        });

        var received = await inbox.First();
        Assert.Equal(message, received.MessageId);
        Assert.Equal(correlation, received.CorrelationId);
        Assert.Equal(conversation, received.ConversationId);
        Assert.Equal(bus.Bus.Address, received.SourceAddress);
        Assert.NotNull(received.SentTime);
        Assert.NotNull(received.DestinationAddress);
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.Sqs)]
    public async Task The_trace_goes_on_in_the_consumer(Transport transport)
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "MassTransit",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        var trace = new TaskCompletionSource<ActivityTraceId>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var bus = await TestBus.Start(transport, aws, setup => setup.Endpoint(TestBus.NewName(), endpoint => endpoint.Handler<Weather>(_ =>
        {
            trace.TrySetResult(Activity.Current?.TraceId ?? default);
            return Task.CompletedTask;
        })));

        using var activity = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        await bus.Bus.Publish(new Weather("fog"));

        Assert.Equal(activity.TraceId, await trace.Task.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.Sqs)]
    public async Task Consumers_of_its_interfaces_and_base_classes_get_it(Transport transport)
    {
        var animals = new Inbox<IAnimal>();
        var pets = new Inbox<Pet>();
        await using var bus = await TestBus.Start(transport, aws, setup =>
        {
            setup.Endpoint(TestBus.NewName(), endpoint => endpoint.Into(animals));
            setup.Endpoint(TestBus.NewName(), endpoint => endpoint.Into(pets));
        });

        await bus.Bus.Publish(new Cat("Tom"));

        Assert.Equal("Tom", (await animals.First()).Message.Name);
        await pets.Count(1);
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.Sqs)]
    public async Task An_endpoint_that_consumes_it_in_two_guises_gets_it_once(Transport transport)
    {
        var animals = new Inbox<IAnimal>();
        var cats = new Inbox<Cat>();
        await using var bus = await TestBus.Start(transport, aws, setup => setup.Endpoint(TestBus.NewName(), endpoint =>
        {
            endpoint.Into(animals);
            endpoint.Into(cats);
        }));

        await bus.Bus.Publish(new Cat("Kit"));
        await bus.Bus.Publish<IAnimal>(new { Name = "Ant" });

        await animals.Count(2);
        await cats.Count(1);
        Assert.Equal(["Ant", "Kit"], animals.Received.Select(animal => animal.Message.Name).Order());
        Assert.Equal("Kit", Assert.Single(cats.Received).Message.Name);
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.Sqs)]
    public async Task An_endpoint_that_consumes_two_of_its_guises_and_not_itself_gets_it_once(Transport transport)
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        var animals = new Inbox<IAnimal>();
        var pets = new Inbox<Pet>();
        await using var bus = await TestBus.Start(transport, aws, setup => setup.Endpoint(name, endpoint =>
        {
            endpoint.Into(animals);
            endpoint.Into(pets);
        }));

        await bus.Bus.Publish(new Cat("Kit"));
        await bus.Bus.Publish<IAnimal>(new { Name = "Ant" });

        await animals.Count(2);
        await pets.Count(1);
        if (transport == Transport.Sqs)
            await Eventually.True(async () => await queues.Depth(name) == 0, "no copy left");
        Assert.Equal(["Ant", "Kit"], animals.Received.Select(animal => animal.Message.Name).Order());
        Assert.Equal("Kit", Assert.Single(pets.Received).Message.Name);
        Assert.DoesNotContain(animals.Received.SelectMany(animal => animal.ReceiveContext.TransportHeaders.GetAll()), header => header.Key.StartsWith("MT-Published", StringComparison.Ordinal));
    }
}
