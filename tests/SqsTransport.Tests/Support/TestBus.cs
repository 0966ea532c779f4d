using Amazon.SimpleNotificationService;
using Amazon.SQS;
using JadaReferral.Testing.Emulators;
using MassTransit;
using Microsoft.Extensions.Logging.Abstractions;

namespace JadaReferral.SqsTransport.Tests.Support;

/// <summary>The transports that every behaviour is tried on, where both can.</summary>
public enum Transport
{
    InMemory,
    Sqs,
}

/// <summary>A running bus on either transport.</summary>
public sealed class TestBus : IAsyncDisposable
{
    readonly IBusControl _control;
    bool _isRunning;

    TestBus(IBusControl control) => _control = control;

    public IBus Bus => _control;

    public IBusControl Control => _control;

    /// <summary>A queue name that no other test has.</summary>
    public static string NewName(string what = "test") => $"{what}-{Guid.NewGuid():N}";

    /// <summary>Creates a bus that isn't started.</summary>
    public static TestBus Create(Transport transport, OnSqs aws, Action<BusSetup> configure, FaultyHttp? http = null)
    {
        LogContext.ConfigureCurrentLogContext(NullLoggerFactory.Instance);
        return new TestBus(transport switch
        {
            Transport.InMemory => MassTransit.Bus.Factory.CreateUsingInMemory(bus => configure(new BusSetup(bus, sqs: null))),
            _ => MassTransit.Bus.Factory.CreateUsingAmazonSqs(bus =>
            {
                bus.Host(LocalAws.Region, host =>
                {
                    host.Credentials(LocalAws.Credentials);
                    host.Config(Configure(new AmazonSQSConfig(), aws, http));
                    host.Config(Configure(new AmazonSimpleNotificationServiceConfig(), aws, http));
                });
                configure(new BusSetup(bus, bus));
            }),
        });
    }

    public static async Task<TestBus> Start(Transport transport, OnSqs aws, Action<BusSetup> configure, FaultyHttp? http = null)
    {
        var bus = Create(transport, aws, configure, http);
        await bus.Start();
        return bus;
    }

    public static Task<TestBus> StartSqs(OnSqs aws, Action<BusSetup> configure, FaultyHttp? http = null) => Start(Transport.Sqs, aws, configure, http);

    public async Task Start()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _control.StartAsync(patience.Token);
        _isRunning = true;
    }

    public async Task Stop()
    {
        _isRunning = false;
        await _control.StopAsync(CancellationToken.None);
    }

    public async Task Send<T>(string queue, T message, Action<SendContext<T>>? with = null)
        where T : class
    {
        var endpoint = await _control.GetSendEndpoint(new Uri($"queue:{queue}"));
        await endpoint.Send(message, Pipe.Execute<SendContext<T>>(context => with?.Invoke(context)));
    }

    public async ValueTask DisposeAsync()
    {
        if (_isRunning)
            await Stop();
    }

    static T Configure<T>(T config, OnSqs aws, FaultyHttp? http)
        where T : Amazon.Runtime.ClientConfig
    {
        config.ServiceURL = aws.MessagingUrl.ToString();
        config.AuthenticationRegion = LocalAws.Region;
        if (http is not null)
            config.HttpClientFactory = http;
        return config;
    }
}

/// <summary>Configures a <see cref="TestBus"/> alike on both transports.</summary>
public sealed class BusSetup(IBusFactoryConfigurator bus, IAmazonSqsBusFactoryConfigurator? sqs)
{
    public IBusFactoryConfigurator Bus => bus;

    public IAmazonSqsBusFactoryConfigurator Sqs => sqs ?? throw new InvalidOperationException("This bus isn't on SQS.");

    /// <summary>An endpoint; its receives wait a second, so that tests stop soon.</summary>
    public void Endpoint(string queue, Action<IReceiveEndpointConfigurator> configure)
    {
        if (sqs is null)
            bus.ReceiveEndpoint(queue, configure);
        else
            SqsEndpoint(queue, configure);
    }

    public void SqsEndpoint(string queue, Action<IAmazonSqsReceiveEndpointConfigurator> configure) => Sqs.ReceiveEndpoint(queue, endpoint =>
    {
        endpoint.WaitTimeSeconds = 1;
        configure(endpoint);
    });
}
