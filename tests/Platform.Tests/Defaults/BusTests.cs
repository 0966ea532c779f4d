using System.Collections.Concurrent;
using JadaReferral.Platform.ServiceDefaults;
using JadaReferral.Testing;
using MassTransit;
using MassTransit.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace JadaReferral.Platform.Tests.Defaults;

public sealed class BusTests
{
    [Fact]
    public async Task Queues_are_named_after_service_and_consumer()
    {
        var builder = Builder();
        builder.AddBus(bus => bus.AddConsumer<PlantedMessageConsumer>());
        builder.Services.AddMassTransitTestHarness(bus => bus.UsingInMemory((context, transport) => transport.ConfigureEndpoints(context)));
        await using var app = builder.Build();
        var harness = app.Services.GetTestHarness();
        await harness.Start();

        var endpoint = await harness.Bus.GetSendEndpoint(new Uri("queue:planted-planted-message"));
        await endpoint.Send(new PlantedMessage("by name"));

        Assert.True(await harness.GetConsumerHarness<PlantedMessageConsumer>().Consumed.Any<PlantedMessage>());
        await harness.Stop();
    }

    [Fact]
    public void Internal_consumers_of_an_assembly_are_found()
    {
        var builder = Builder();
        builder.AddBus(bus => bus.AddConsumersOf(typeof(BusTests).Assembly));

        Assert.Contains(builder.Services, service => service.ServiceType == typeof(PlantedMessageConsumer));
    }

    [Fact]
    public void An_assembly_without_consumers_is_a_mistake_and_says_so()
    {
        var builder = Builder();

        var exception = Assert.Throws<InvalidOperationException>(() => builder.AddBus(bus => bus.AddConsumersOf(typeof(Uri).Assembly)));

        Assert.Contains("has no consumers", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_region_the_bus_says_what_is_missing()
    {
        var builder = Builder();
        builder.Configuration["AWS_REGION"] = null;
        builder.Configuration["AWS_DEFAULT_REGION"] = null;
        builder.AddBus();
        await using var provider = builder.Services.BuildServiceProvider();

        var exception = Assert.ThrowsAny<Exception>(provider.GetRequiredService<IBusControl>);

        Assert.Contains("AWS_REGION is not set", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_fails_for_a_passing_reason_comes_again_and_anything_else_is_parked()
    {
        var builder = Builder();
        builder.AddBus(bus =>
        {
            bus.AddConsumer<FailingConsumer>();
            bus.RedeliverWhatPasses(failure => failure is HttpRequestException);
        });
        var parked = new ConcurrentQueue<FailingMessage>();
        builder.Services.AddSingleton<ConcurrentQueue<(FailingMessage Message, int Redelivered)>>();
        builder.Services.AddMassTransitTestHarness(bus => bus.UsingInMemory((context, transport) =>
        {
            transport.ConfigureEndpoints(context);
            transport.ReceiveEndpoint("planted-failing_error", errors =>
            {
                errors.ConfigureConsumeTopology = false;
                errors.Handler<FailingMessage>(message =>
                {
                    parked.Enqueue(message.Message);
                    return Task.CompletedTask;
                });
            });
        }));
        await using var app = builder.Build();
        var consumed = app.Services.GetRequiredService<ConcurrentQueue<(FailingMessage Message, int Redelivered)>>();
        var harness = app.Services.GetTestHarness();
        await harness.Start();

        await harness.Bus.Publish(new FailingMessage(Passes: true));
        await harness.Bus.Publish(new FailingMessage(Passes: false));

        await Eventually.True(() => consumed.Contains((new FailingMessage(Passes: true), 1)), "delivered again");
        Assert.Equal([new FailingMessage(Passes: false)], parked);
        Assert.Equal(3, consumed.Count);
        await harness.Stop();
    }

    static WebApplicationBuilder Builder()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddServiceDefaults("planted");
        return builder;
    }

    public sealed record FailingMessage(bool Passes);

    sealed class FailingConsumer(ConcurrentQueue<(FailingMessage Message, int Redelivered)> consumed) : IConsumer<FailingMessage>
    {
        public Task Consume(ConsumeContext<FailingMessage> context)
        {
            consumed.Enqueue((context.Message, context.GetRedeliveryCount()));
            return context.GetRedeliveryCount() switch
            {
                0 when context.Message.Passes => throw new HttpRequestException("DynamoDB doesn't answer."),
                0 => throw new InvalidOperationException("There is no such card."),
                _ => Task.CompletedTask,
            };
        }
    }

    public sealed record PlantedMessage(string Text);

    sealed class PlantedMessageConsumer : IConsumer<PlantedMessage>
    {
        public Task Consume(ConsumeContext<PlantedMessage> context) => Task.CompletedTask;
    }
}
