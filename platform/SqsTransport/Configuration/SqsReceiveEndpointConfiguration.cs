using MassTransit.Configuration;
using MassTransit.Transports;

namespace MassTransit.AmazonSqsTransport;

/// <summary>What users call to configure an endpoint, and what builds it.</summary>
sealed class SqsReceiveEndpointConfiguration(SqsHostConfiguration host, ReceiveSettings settings, SqsEndpointConfiguration endpoint) :
    ReceiveEndpointConfiguration(host, endpoint),
    IAmazonSqsReceiveEndpointConfigurator
{
    Uri? _inputAddress;

    public ReceiveSettings Settings => settings;

    public new SqsTopologyConfiguration Topology => endpoint.Topology;

    public override Uri HostAddress => host.HostAddress;

    public override Uri InputAddress => _inputAddress ??= new AmazonSqsEndpointAddress(HostAddress, settings.Name, settings.Durable, settings.AutoDelete);

    public IDictionary<string, object> QueueAttributes => settings.QueueAttributes;

    public IDictionary<string, object> QueueSubscriptionAttributes => settings.QueueSubscriptionAttributes;

    public IDictionary<string, string> QueueTags => settings.QueueTags;

    public bool Durable
    {
        set
        {
            settings.Durable = value;
            Changed(nameof(Durable));
        }
    }

    public bool AutoDelete
    {
        set
        {
            settings.AutoDelete = value;
            Changed(nameof(AutoDelete));
        }
    }

    public ushort WaitTimeSeconds
    {
        set => settings.WaitTimeSeconds = value;
    }

    public bool PurgeOnStartup
    {
        set => settings.PurgeOnStartup = value;
    }

    public int RedeliverVisibilityTimeout
    {
        set => settings.RedeliverVisibilityTimeout = value;
    }

    public int ConcurrentDeliveryLimit
    {
        set => settings.ConcurrentDeliveryLimit = value;
    }

    public TimeSpan MaxVisibilityTimeout
    {
        set => settings.MaxVisibilityTimeout = value < TransportConstraints.MaxVisibility ? value : TransportConstraints.MaxVisibility;
    }

    public void DisableMessageOrdering() => settings.IsOrdered = false;

    public void Subscribe<T>(Action<IAmazonSqsTopicSubscriptionConfigurator>? callback = null)
        where T : class =>
        Topology.Consume.For<T>().Subscribe(callback);

    public void Subscribe(string topicName, Action<IAmazonSqsTopicSubscriptionConfigurator>? callback = null) =>
        Topology.Consume.Subscribe(topicName, callback);

    public override ReceiveEndpointContext CreateReceiveEndpointContext() => CreateContext();

    public void Build(IHost built)
    {
        var context = CreateContext();
        var receiveEndpoint = new ReceiveEndpoint(new SqsReceiveTransport(context), context);
        built.AddReceiveEndpoint(settings.Name, receiveEndpoint);
        ReceiveEndpoint = receiveEndpoint;
    }

    public override IEnumerable<ValidationResult> Validate()
    {
        var name = settings.Name;
        if (!AmazonSqsEntityNameValidator.Validator.IsValidEntityName(name))
            yield return this.Failure(name, "is no queue name: letters, digits, '-' and '_', and '.fifo' at the end of a FIFO queue");
        else if (QueueSettings.NameBeside(name, SqsSendTopology.SkippedSuffix).Length > TransportConstraints.QueueNameLength)
            yield return this.Failure(name, $"is too long: its {SqsSendTopology.SkippedSuffix} queue would have more than {TransportConstraints.QueueNameLength} characters");

        if (settings.WaitTimeSeconds > TransportConstraints.MaxWaitTimeSeconds)
            yield return this.Failure(name, $"WaitTimeSeconds must be 0 to {TransportConstraints.MaxWaitTimeSeconds}");
        if (PrefetchCount <= 0)
            yield return this.Failure(name, "PrefetchCount must be 1 or more");
        if (settings.PurgeOnStartup)
            yield return this.Warning(name, "is purged when the endpoint starts");

        foreach (var result in base.Validate())
            yield return result.WithParentKey(name);
    }

    // Once the address was given out, what it says must not change.
    protected override bool IsAlreadyConfigured() => _inputAddress is not null || base.IsAlreadyConfigured();

    SqsReceiveEndpointContext CreateContext()
    {
        var builder = new SqsReceiveEndpointBuilder(this);
        ApplySpecifications(builder);

        var topology = new EndpointTopology(settings.Declare(), Topology.Consume.Subscriptions(settings.QueueSubscriptionAttributes));
        return new SqsReceiveEndpointContext(host, this, topology);
    }

    // Subscribes to the topics of what consumers consume.
    sealed class SqsReceiveEndpointBuilder(SqsReceiveEndpointConfiguration configuration) : ReceiveEndpointBuilder(configuration)
    {
        public override ConnectHandle ConnectConsumePipe<T>(IPipe<ConsumeContext<T>> pipe, ConnectPipeOptions options)
        {
            if (configuration.ConfigureConsumeTopology && options.HasFlag(ConnectPipeOptions.ConfigureConsumeTopology))
            {
                var message = configuration.Topology.Consume.For<T>();
                if (message.ConfigureConsumeTopology)
                    message.Subscribe();
            }

            return base.ConnectConsumePipe(pipe, options);
        }
    }
}
