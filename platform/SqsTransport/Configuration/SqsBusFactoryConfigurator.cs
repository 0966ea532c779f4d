using MassTransit.Configuration;

namespace MassTransit.AmazonSqsTransport;

/// <summary>What users call to configure a bus.</summary>
sealed class SqsBusFactoryConfigurator : BusFactoryConfigurator, IAmazonSqsBusFactoryConfigurator, IBusFactory
{
    readonly SqsBusConfiguration _configuration;
    readonly ReceiveSettings _busQueue;

    public SqsBusFactoryConfigurator(SqsBusConfiguration configuration)
        : base(configuration)
    {
        _configuration = configuration;
        _busQueue = new ReceiveSettings(configuration.Topology.Consume.CreateTemporaryQueueName("bus"), durable: false, autoDelete: true);
    }

    public new IAmazonSqsSendTopologyConfigurator SendTopology => _configuration.Topology.Send;

    public new IAmazonSqsPublishTopologyConfigurator PublishTopology => _configuration.Topology.Publish;

    public IDictionary<string, object> QueueAttributes => _busQueue.QueueAttributes;

    public IDictionary<string, object> QueueSubscriptionAttributes => _busQueue.QueueSubscriptionAttributes;

    public IDictionary<string, string> QueueTags => _busQueue.QueueTags;

    public bool Durable
    {
        set => _busQueue.Durable = value;
    }

    public bool AutoDelete
    {
        set => _busQueue.AutoDelete = value;
    }

    public ushort WaitTimeSeconds
    {
        set => _busQueue.WaitTimeSeconds = value;
    }

    public bool PurgeOnStartup
    {
        set => _busQueue.PurgeOnStartup = value;
    }

    public void OverrideDefaultBusEndpointQueueName(string value) => _busQueue.Name = value;

    public void Host(AmazonSqsHostSettings settings) => _configuration.HostConfiguration.Use(settings);

    void IAmazonSqsBusFactoryConfigurator.Publish<T>(Action<IAmazonSqsMessagePublishTopologyConfigurator<T>>? configureTopology)
    {
        var topology = _configuration.Topology.Publish.For<T>();
        configureTopology?.Invoke(topology);
    }

    public void Publish(Type messageType, Action<IAmazonSqsMessagePublishTopologyConfigurator>? configure = null)
    {
        var topology = PublishTopology.GetMessageTopology(messageType);
        configure?.Invoke(topology);
    }

    public void ReceiveEndpoint(
        IEndpointDefinition definition,
        IEndpointNameFormatter? endpointNameFormatter = null,
        Action<IAmazonSqsReceiveEndpointConfigurator>? configureEndpoint = null) =>
        _configuration.HostConfiguration.ReceiveEndpoint(definition, endpointNameFormatter!, configureEndpoint!);

    public void ReceiveEndpoint(
        IEndpointDefinition definition,
        IEndpointNameFormatter? endpointNameFormatter = null,
        Action<IReceiveEndpointConfigurator>? configureEndpoint = null) =>
        _configuration.HostConfiguration.ReceiveEndpoint(definition, endpointNameFormatter!, configureEndpoint!);

    public void ReceiveEndpoint(string queueName, Action<IAmazonSqsReceiveEndpointConfigurator> configureEndpoint) =>
        _configuration.HostConfiguration.ReceiveEndpoint(queueName, configureEndpoint);

    public void ReceiveEndpoint(string queueName, Action<IReceiveEndpointConfigurator> configureEndpoint) =>
        _configuration.HostConfiguration.ReceiveEndpoint(queueName, configureEndpoint);

    public IReceiveEndpointConfiguration CreateBusEndpointConfiguration(Action<IReceiveEndpointConfigurator> configure) =>
        _configuration.HostConfiguration.CreateReceiveEndpoint(_busQueue, _configuration.BusEndpointConfiguration, configure);

    public override IEnumerable<ValidationResult> Validate() =>
        _configuration.HostConfiguration.HasSettings
            ? base.Validate()
            : base.Validate().Append(this.Failure("Host", "is not set: call Host(region, …) or UseDefaultHost()"));
}
