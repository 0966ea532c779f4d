namespace MassTransit.AmazonSqsTransport;

/// <summary>The topics that one endpoint's queue subscribes to.</summary>
sealed class SqsConsumeTopology(SqsPublishTopology publishTopology) : ConsumeTopology(MaxQueueName)
{
    // Leaves room for "_skipped".
    const int MaxQueueName = TransportConstraints.QueueNameLength - 8;

    readonly List<(string Name, TopicSettings Settings)> _named = [];

    public SqsMessageConsumeTopology<T> For<T>()
        where T : class =>
        (SqsMessageConsumeTopology<T>)GetMessageTopology<T>();

    public void Subscribe(string topicName, Action<IAmazonSqsTopicSubscriptionConfigurator>? configure)
    {
        AmazonSqsEntityNameValidator.Validator.ThrowIfInvalidEntityName(topicName);
        var settings = new TopicSettings();
        configure?.Invoke(settings);
        _named.Add((topicName, settings));
    }

    /// <summary>All subscriptions, one for each topic.</summary>
    public IReadOnlyList<SubscriptionDeclaration> Subscriptions(IDictionary<string, object> queueSubscriptionAttributes)
    {
        var subscriptions = _named.ConvertAll(named => named.Settings.Subscribe(named.Name, publishTopology, queueSubscriptionAttributes));
        ForEach<ISubscriptionSource>(message => subscriptions.AddRange(message.Subscriptions(queueSubscriptionAttributes)));
        return [.. subscriptions.DistinctBy(subscription => subscription.Topic.Name)];
    }

    protected override IMessageConsumeTopologyConfigurator CreateMessageTopology<T>()
    {
        var topology = new SqsMessageConsumeTopology<T>(publishTopology);
        OnMessageTopologyCreated(topology);
        return topology;
    }
}

/// <summary>What an endpoint subscribes to for one message type.</summary>
interface ISubscriptionSource
{
    IEnumerable<SubscriptionDeclaration> Subscriptions(IDictionary<string, object> queueSubscriptionAttributes);
}

/// <inheritdoc cref="ISubscriptionSource"/>
sealed class SqsMessageConsumeTopology<TMessage>(SqsPublishTopology publishTopology) : MessageConsumeTopology<TMessage>, ISubscriptionSource
    where TMessage : class
{
    readonly List<TopicSettings> _subscriptions = [];
    bool _unbindable;

    public void Subscribe(Action<IAmazonSqsTopicSubscriptionConfigurator>? configure = null)
    {
        if (!IsBindableMessageType)
        {
            _unbindable = true;
            return;
        }

        var settings = new TopicSettings();
        configure?.Invoke(settings);
        _subscriptions.Add(settings);
    }

    public IEnumerable<SubscriptionDeclaration> Subscriptions(IDictionary<string, object> queueSubscriptionAttributes) =>
        _subscriptions.Select(subscription => publishTopology.For<TMessage>().Subscribe(subscription, queueSubscriptionAttributes));

    public override IEnumerable<ValidationResult> Validate() =>
        _unbindable ? base.Validate().Append(this.Failure(TypeCache<TMessage>.ShortName, "has no topic: it can't be subscribed to")) : base.Validate();
}
