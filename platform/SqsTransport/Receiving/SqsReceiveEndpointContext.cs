using MassTransit.Transports;

namespace MassTransit.AmazonSqsTransport;

/// <summary>What an endpoint's receiving and sending share.</summary>
sealed class SqsReceiveEndpointContext : BaseReceiveEndpointContext
{
    readonly SqsHostConfiguration _host;
    readonly SqsReceiveEndpointConfiguration _configuration;
    TaskCompletionSource _deployed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SqsReceiveEndpointContext(SqsHostConfiguration host, SqsReceiveEndpointConfiguration configuration, EndpointTopology topology)
        : base(host, configuration)
    {
        _host = host;
        _configuration = configuration;
        Topology = topology;

        var mover = new MessageMover(host, InputAddress);
        this.GetOrAddPayload<IErrorTransport>(() => new ErrorTransport(mover, configuration.Topology.Send.ErrorQueue(configuration.Settings)));
        this.GetOrAddPayload<IDeadLetterTransport>(() => new DeadLetterTransport(mover, configuration.Topology.Send.SkippedQueue(configuration.Settings)));
        this.GetOrAddPayload(() => host.Topology);
    }

    public EndpointTopology Topology { get; }

    public ReceiveSettings Settings => _configuration.Settings;

    public SqsHostConfiguration Host => _host;

    /// <summary>Ends when the endpoint's queue is there.</summary>
    public Task Deployed => Volatile.Read(ref _deployed).Task;

    public void SetDeployed() => _deployed.TrySetResult();

    /// <summary>The queue has gone with the endpoint; a restart makes another.</summary>
    public void SetRemoved() => Volatile.Write(ref _deployed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    // Nothing here outlives a request, so there is nothing to stop with the endpoint.
    public override void AddSendAgent(IAgent agent)
    {
    }

    public override void AddConsumeAgent(IAgent agent)
    {
    }

    // Always transient: missing permissions and queues deleted a minute ago are mended from outside, and health and the log say what is wrong until then.
    public override Exception ConvertException(Exception exception, string message) =>
        new ConnectionException($"{message}{_host.HostAddress}: {exception.Message}", exception, isTransient: true);

    public override void Probe(ProbeContext context)
    {
        context.Add("type", "AmazonSQS");
        context.Set(new
        {
            EntityName = Settings.Name,
            Settings.Durable,
            Settings.AutoDelete,
            Settings.WaitTimeSeconds,
            Settings.PurgeOnStartup,
            PrefetchCount,
            ConcurrentMessageLimit,
            Topics = Topology.Subscriptions.Select(subscription => subscription.Topic.Name),
        });
    }

    protected override ISendTransportProvider CreateSendTransportProvider() => new SqsTransportProvider(_host, this);

    protected override IPublishTransportProvider CreatePublishTransportProvider() => new SqsTransportProvider(_host, this);
}
