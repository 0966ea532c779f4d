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
        var messages = new List<ISubscriptionSource>();
        ForEach<ISubscriptionSource>(messages.Add);
        var subscribed = messages.Where(message => message.IsSubscribed).ToList();
        foreach (var message in subscribed)
        {
            var ownToo = subscribed.Where(other => other.ImplementedTopics.Contains(message.TopicName)).Select(other => other.TopicName).ToList();
            subscriptions.AddRange(message.Subscriptions(queueSubscriptionAttributes).Select(subscription => Implementations.Without(subscription, ownToo)));
        }

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
    bool IsSubscribed { get; }

    string TopicName { get; }

    /// <summary>The topics of what the message implements: it is published to those too.</summary>
    IReadOnlyList<string> ImplementedTopics { get; }

    IEnumerable<SubscriptionDeclaration> Subscriptions(IDictionary<string, object> queueSubscriptionAttributes);
}

/// <inheritdoc cref="ISubscriptionSource"/>
sealed class SqsMessageConsumeTopology<TMessage>(SqsPublishTopology publishTopology) : MessageConsumeTopology<TMessage>, ISubscriptionSource
    where TMessage : class
{
    readonly List<TopicSettings> _subscriptions = [];
    bool _unbindable;

    public bool IsSubscribed => _subscriptions.Count > 0;

    public string TopicName => Topology.Topic.Name;

    public IReadOnlyList<string> ImplementedTopics => [.. Topology.Implemented.Where(type => !type.Exclude).Select(type => type.Topic.Name)];

    SqsMessagePublishTopology<TMessage> Topology => publishTopology.For<TMessage>();

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
        _subscriptions.Select(subscription => Topology.Subscribe(subscription, queueSubscriptionAttributes));

    public override IEnumerable<ValidationResult> Validate() =>
        _unbindable ? base.Validate().Append(this.Failure(TypeCache<TMessage>.ShortName, "has no topic: it can't be subscribed to")) : base.Validate();
}
