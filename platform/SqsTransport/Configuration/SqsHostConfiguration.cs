using MassTransit.Configuration;
using MassTransit.Transports;

namespace MassTransit.AmazonSqsTransport;

/// <summary>The host of a bus, with its endpoints.</summary>
sealed class SqsHostConfiguration : BaseHostConfiguration<SqsReceiveEndpointConfiguration, IAmazonSqsReceiveEndpointConfigurator>
{
    readonly SqsBusConfiguration _bus;
    readonly Lazy<SqsBroker> _broker;
    AmazonSqsHostSettings? _settings;

    public SqsHostConfiguration(SqsBusConfiguration bus)
        : base(bus)
    {
        _bus = bus;
        _broker = new Lazy<SqsBroker>(() => new SqsBroker(Settings.CreateQueueClient(), Settings.CreateTopicClient(), TimeProvider.System));
        Topology = new SqsBusTopology(this, bus.Topology);
        ReceiveTransportRetryPolicy = Retry.CreatePolicy(retry =>
            retry.Exponential(int.MaxValue, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(2)));
    }

    public AmazonSqsHostSettings Settings => _settings ?? throw new ConfigurationException("The host is not set: call Host(region, …) or UseDefaultHost().");

    public bool HasSettings => _settings is not null;

    /// <summary>Queues and topics of this bus.</summary>
    public SqsBroker Broker => _broker.Value;

    public SqsTopologyConfiguration TopologyConfiguration => _bus.Topology;

    public override Uri HostAddress => Settings.HostAddress;

    public override IBusTopology Topology { get; }

    public override IRetryPolicy ReceiveTransportRetryPolicy { get; }

    public void Use(AmazonSqsHostSettings settings)
    {
        _settings = settings;
        var scope = new AmazonSqsHostAddress(settings.HostAddress).Scope;
        if (settings.ScopeTopics && scope != "/")
            _bus.Topology.Message.SetEntityNameFormatter(new PrefixEntityNameFormatter(_bus.Topology.Message.EntityNameFormatter, scope + "_"));
    }

    public void ApplyEndpointDefinition(IAmazonSqsReceiveEndpointConfigurator configurator, IEndpointDefinition definition)
    {
        if (definition.IsTemporary)
        {
            configurator.AutoDelete = true;
            configurator.Durable = false;
        }

        base.ApplyEndpointDefinition(configurator, definition);
    }

    public SqsReceiveEndpointConfiguration CreateReceiveEndpoint(string queueName, Action<IAmazonSqsReceiveEndpointConfigurator>? configure) =>
        CreateReceiveEndpoint(new ReceiveSettings(queueName), _bus.CreateEndpointConfiguration(), configure);

    public SqsReceiveEndpointConfiguration CreateReceiveEndpoint(
        ReceiveSettings settings,
        SqsEndpointConfiguration endpoint,
        Action<IAmazonSqsReceiveEndpointConfigurator>? configure)
    {
        var configuration = new SqsReceiveEndpointConfiguration(this, settings, endpoint);
        configure?.Invoke(configuration);
        Observers.EndpointConfigured(configuration);
        Add(configuration);
        return configuration;
    }

    public override void ReceiveEndpoint(
        IEndpointDefinition definition,
        IEndpointNameFormatter? endpointNameFormatter,
        Action<IAmazonSqsReceiveEndpointConfigurator>? configureEndpoint = null) =>
        CreateReceiveEndpoint(definition.GetEndpointName(endpointNameFormatter ?? DefaultEndpointNameFormatter.Instance), configurator =>
        {
            ApplyEndpointDefinition(configurator, definition);
            configureEndpoint?.Invoke(configurator);
        });

    public override void ReceiveEndpoint(string queueName, Action<IAmazonSqsReceiveEndpointConfigurator> configureEndpoint) =>
        CreateReceiveEndpoint(queueName, configureEndpoint);

    public override IReceiveEndpointConfiguration CreateReceiveEndpointConfiguration(
        string queueName,
        Action<IReceiveEndpointConfigurator>? configure) =>
        CreateReceiveEndpoint(queueName, configure);

    public override IHost Build()
    {
        var host = new SqsHost(this);
        foreach (var endpoint in GetConfiguredEndpoints())
            endpoint.Build(host);
        return host;
    }
}

/// <summary>Topology as the bus shows it.</summary>
sealed class SqsBusTopology(SqsHostConfiguration host, SqsTopologyConfiguration topology) : BusTopology(host, topology);
