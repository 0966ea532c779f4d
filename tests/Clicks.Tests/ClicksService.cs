using System.Collections.Concurrent;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Testing.Emulators;
using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JadaReferral.Clicks.Tests;

/// <summary>The service's own registrations on MassTransit's harness and tables of its own.</summary>
sealed class ClicksService : IAsyncDisposable
{
    readonly ServiceProvider _services;

    ClicksService(ServiceProvider services)
    {
        _services = services;
    }

    public ITestHarness Harness => _services.GetRequiredService<ITestHarness>();

    /// <summary>What arrived in the error queue of clicks, and the reason it came with.</summary>
    public ConcurrentQueue<(ClickRecorded Click, string Reason)> Parked { get; } = new();

    /// <summary>What was announced, in order.</summary>
    public ConcurrentQueue<ClicksStored> Announced { get; } = new();

    public IClickStore Store => _services.GetRequiredService<IClickStore>();

    public static async Task<ClicksService> StartAsync(LocalAws aws, Dictionary<string, string?>? settings = null)
    {
        ClicksService? service = null;
        var prefix = await aws.CreateTablesAsync();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?>(settings ?? []) { ["Dynamo:TablePrefix"] = prefix })
                .Build())
            .AddSingleton(TimeProvider.System)
            .AddSingleton(aws.Dynamo)
            .AddClicks()
            .AddMassTransitTestHarness(bus =>
            {
                bus.DisableUsageTelemetry();
                bus.AddClicksConsumers();
                bus.SetEndpointNameFormatter(new KebabCaseEndpointNameFormatter("clicks", includeNamespace: false));
                bus.UsingInMemory((context, transport) =>
                {
                    transport.ConfigureEndpoints(context);
                    transport.ReceiveEndpoint("announced", announced => announced.Handler<ClicksStored>(message =>
                    {
                        service!.Announced.Enqueue(message.Message);
                        return Task.CompletedTask;
                    }));
                    transport.ReceiveEndpoint("clicks-click-recorded_error", parked =>
                    {
                        parked.ConfigureConsumeTopology = false;
                        parked.Handler<ClickRecorded>(message =>
                        {
                            service!.Parked.Enqueue((message.Message, message.ReceiveContext.TransportHeaders.Get<string>(MessageHeaders.FaultMessage) ?? ""));
                            return Task.CompletedTask;
                        });
                    });
                });
            })
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });
        service = new ClicksService(services);
        await service.Harness.Start();
        return service;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
