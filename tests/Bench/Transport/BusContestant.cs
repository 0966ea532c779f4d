using Amazon.SimpleNotificationService;
using Amazon.SQS;
using MassTransit;

namespace JadaReferral.Bench.Transport;

/// <summary>MassTransit on a transport.</summary>
sealed class BusContestant : IContestant
{
    readonly IHost _host;
    readonly Counter _counter;
    readonly MeteredHttp? _http;
    readonly int _publishers;

    BusContestant(string name, IHost host, MeteredHttp? http, int publishers)
    {
        Name = name;
        _host = host;
        _http = http;
        _publishers = publishers;
        _counter = host.Services.GetRequiredService<Counter>();
    }

    public string Name { get; }

    public long Requests => _http?.Requests ?? 0;

    public long DeleteRequests => _http?.Of("DeleteMessageBatch") ?? 0;

    public IBus Bus => _host.Services.GetRequiredService<IBus>();

    public Counter Counter => _counter;

    public static Task<BusContestant> InMemory(BenchSettings settings) =>
        Start("in-memory", http: null, settings, consumes: true, bus => bus.UsingInMemory((context, transport) =>
        {
            transport.PrefetchCount = settings.Prefetch;
            transport.ConfigureEndpoints(context);
        }));

    public static Task<BusContestant> Sqs(BenchSettings settings) => Sqs(settings, consumes: true);

    /// <summary>A bus that publishes only.</summary>
    public static Task<BusContestant> SqsPublisher(BenchSettings settings) => Sqs(settings, consumes: false);

    static Task<BusContestant> Sqs(BenchSettings settings, bool consumes)
    {
        var http = new MeteredHttp(settings.Latency);
        return Start("SQS transport", http, settings, consumes, bus => bus.UsingAmazonSqs((context, transport) =>
        {
            transport.Host(BenchSettings.Region, host =>
            {
                host.Credentials(BenchSettings.Credentials);
                host.Config(settings.Configure(new AmazonSQSConfig(), http));
                host.Config(settings.Configure(new AmazonSimpleNotificationServiceConfig(), http));
            });
            transport.PrefetchCount = settings.Prefetch;
            transport.ConfigureEndpoints(context);
        }));
    }

    public Task Publish(int messages)
    {
        _counter.Close();
        return Publishers.Run(Bus, messages, _publishers);
    }

    public Task Consume(int messages) => _counter.Open(messages);

    public Task Both(int messages) => Task.WhenAll(_counter.Open(messages), Publishers.Run(Bus, messages, _publishers));

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    static async Task<BusContestant> Start(string name, MeteredHttp? http, BenchSettings settings, bool consumes, Action<IBusRegistrationConfigurator> transport)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<Counter>();
        builder.Services.AddOptions<MassTransitHostOptions>().Configure(options => options.WaitUntilStarted = true);
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            if (consumes)
                bus.AddConsumer<BenchConsumer>().Endpoint(endpoint => endpoint.Name = $"bench-{Guid.NewGuid():N}");
            transport(bus);
        });
        var host = builder.Build();
        await host.StartAsync();
        return new BusContestant(name, host, http, settings.Publishers);
    }
}
