using System.Collections.Concurrent;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Local.Stack;
using MassTransit;

namespace JadaReferral.Bench.Counts;

/// <summary>A bus in this process: it publishes clicks as Redirect does and hears what Aggregates reports.</summary>
sealed class CountsBus : IAsyncDisposable
{
    const int AtOnce = 200;

    readonly IHost _host;

    CountsBus(IHost host)
    {
        _host = host;
    }

    public ConcurrentDictionary<string, Reconciled> Reconciled => _host.Services.GetRequiredService<Heard>().ByVendor;

    public static async Task<CountsBus> StartAsync(AwsAccess aws, CancellationToken cancellationToken)
    {
        // Where MassTransit's clients look.
        foreach (var (name, value) in aws.Settings)
            Environment.SetEnvironmentVariable(name, value);

        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddLogging();
        builder.Services.AddSingleton<Heard>();
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.SetEndpointNameFormatter(new KebabCaseEndpointNameFormatter("bench", includeNamespace: false));
            bus.AddConsumer<ReconciledConsumer>();
            bus.UsingAmazonSqs((context, transport) =>
            {
                transport.Host(AwsAccess.LocalRegion, _ => { });
                transport.ConfigureEndpoints(context);
            });
        });
        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        return new CountsBus(host);
    }

    /// <summary>Publishes clicks, many at a time.</summary>
    public Task PublishAsync(IEnumerable<ClickRecorded> clicks, CancellationToken cancellationToken)
    {
        var bus = _host.Services.GetRequiredService<IBus>();
        return Parallel.ForEachAsync(
            clicks,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (click, token) => await bus.Publish(click, token));
    }

    /// <summary>Asks for a comparison of one vendor and waits for its outcome.</summary>
    public async Task<Reconciled> ReconcileAsync(string vendor, CancellationToken cancellationToken)
    {
        Reconciled.TryRemove(vendor, out _);
        var request = new ReconcileRequested { ReconcileId = NewId.NextGuid(), RequestedAt = TimeProvider.System.GetUtcNow(), Vendor = vendor };
        await _host.Services.GetRequiredService<IBus>().Publish(request, cancellationToken);
        while (true)
        {
            if (Reconciled.TryGetValue(vendor, out var reconciled) && reconciled.ReconcileId == request.ReconcileId)
                return reconciled;
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    internal sealed class Heard
    {
        public ConcurrentDictionary<string, Reconciled> ByVendor { get; } = new(StringComparer.Ordinal);
    }
}

/// <summary>Remembers the outcome of a comparison.</summary>
sealed class ReconciledConsumer(CountsBus.Heard heard) : IConsumer<Reconciled>
{
    public Task Consume(ConsumeContext<Reconciled> context)
    {
        heard.ByVendor[context.Message.Vendor] = context.Message;
        return Task.CompletedTask;
    }
}
