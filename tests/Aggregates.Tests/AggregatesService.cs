using System.Collections.Concurrent;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Testing.Emulators;
using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JadaReferral.Aggregates.Tests;

/// <summary>The service's own registrations on MassTransit's harness and tables of its own.</summary>
sealed class AggregatesService : IAsyncDisposable
{
    readonly ServiceProvider _services;
    readonly LocalAws _aws;
    readonly string _prefix;

    AggregatesService(ServiceProvider services, LocalAws aws, string prefix)
    {
        _services = services;
        _aws = aws;
        _prefix = prefix;
    }

    public string Prefix => _prefix;

    public IBus Bus => _services.GetRequiredService<ITestHarness>().Bus;

    /// <summary>Every message the service published, in order.</summary>
    public ConcurrentQueue<object> Heard { get; } = new();

    public ITotalsStore Totals => _services.GetRequiredService<ITotalsStore>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static async Task<AggregatesService> StartAsync(LocalAws aws, string? prefix = null)
    {
        AggregatesService? service = null;
        prefix = await aws.CreateTablesAsync(prefix);
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?> { ["Dynamo:TablePrefix"] = prefix })
                .Build())
            .AddSingleton(TimeProvider.System)
            .AddSingleton(aws.Dynamo)
            .AddAggregates()
            .AddMassTransitTestHarness(bus =>
            {
                bus.DisableUsageTelemetry();
                bus.AddAggregatesConsumers();
                bus.UsingInMemory((context, transport) =>
                {
                    transport.ConfigureEndpoints(context);
                    transport.ReceiveEndpoint("heard", heard =>
                    {
                        Hear<TotalsUpdated>(heard);
                        Hear<RebuildStarted>(heard);
                        Hear<RebuildProgressed>(heard);
                        Hear<ReconcileStarted>(heard);
                        Hear<Reconciled>(heard);
                        Hear<Fault<ClicksStored>>(heard);
                    });
                });
            })
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });
        service = new AggregatesService(services, aws, prefix);
        await services.GetRequiredService<ITestHarness>().Start();
        return service;

        void Hear<T>(IReceiveEndpointConfigurator endpoint)
            where T : class => endpoint.Handler<T>(message =>
            {
                service!.Heard.Enqueue(message.Message);
                return Task.CompletedTask;
            });
    }

    /// <summary>Puts clicks into the table as Clicks would, and says nothing.</summary>
    public async Task StoreAsync(IEnumerable<Click> clicks)
    {
        foreach (var some in clicks.Chunk(25))
        {
            var writes = some.Select(click => new WriteRequest(new PutRequest(DynamoItem.From(click)))).ToList();
            await _aws.Dynamo.BatchWriteItemAsync(new BatchWriteItemRequest { RequestItems = new() { [_prefix + "clicks"] = writes } });
        }
    }

    /// <summary>Says that clicks are stored.</summary>
    public Task AnnounceAsync(IEnumerable<Click> clicks) => Bus.Publish(new ClicksStored
    {
        BatchId = Guid.NewGuid(),
        StoredAt = Rows.Noon,
        Buckets = [.. clicks.Select(click => ClickBucket.Of(click.VendorName, ClickKey.TimeOf(click.Timestamp))).Distinct()],
    });

    /// <summary>Every total of a vendor as canonical text, by bucket.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AllAsync(string vendor) =>
        await Totals.ReadAsync(vendor, "a", "~", CancellationToken.None).ToDictionaryAsync(totals => totals.Bucket, TotalsText.Of);

    /// <summary>Changes a total behind the service's back.</summary>
    public Task SpoilAsync(VendorTotals totals) =>
        _aws.Dynamo.PutItemAsync(new PutItemRequest(_prefix + "click_totals", DynamoItem.From(totals)));

    /// <summary>Deletes every total of a vendor.</summary>
    public async Task ForgetAsync(string vendor)
    {
        foreach (var bucket in (await AllAsync(vendor)).Keys)
            await _aws.Dynamo.DeleteItemAsync(_prefix + "click_totals", new() { ["vendor_name"] = new(vendor), ["bucket"] = new(bucket) });
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
