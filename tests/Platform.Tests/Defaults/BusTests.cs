using JadaReferral.Platform.ServiceDefaults;
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

    static WebApplicationBuilder Builder()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddServiceDefaults("planted");
        return builder;
    }

    public sealed record PlantedMessage(string Text);

    sealed class PlantedMessageConsumer : IConsumer<PlantedMessage>
    {
        public Task Consume(ConsumeContext<PlantedMessage> context) => Task.CompletedTask;
    }
}
