namespace MassTransit.AmazonSqsTransport;

/// <summary>A topic, or the subscription to one, while it is being configured.</summary>
class TopicSettings : IAmazonSqsTopicSubscriptionConfigurator
{
    public bool Durable { get; set; } = true;

    public bool AutoDelete { get; set; }

    public IDictionary<string, object> TopicAttributes { get; } = new Dictionary<string, object>(StringComparer.Ordinal);

    public IDictionary<string, object> TopicSubscriptionAttributes { get; } = new Dictionary<string, object>(StringComparer.Ordinal);

    public IDictionary<string, string> TopicTags { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public TopicDeclaration Declare(string name, SqsPublishTopology defaults)
    {
        var attributes = EntityAttributes.Merge(defaults.TopicAttributes, TopicAttributes);
        if (TransportConstraints.IsFifo(name))
            attributes.TryAdd("FifoTopic", "true");

        return new TopicDeclaration(name)
        {
            AutoDelete = AutoDelete,
            Attributes = attributes,
            Tags = EntityAttributes.MergeTags(defaults.TopicTags, TopicTags),
        };
    }

    public SubscriptionDeclaration Subscribe(string name, SqsPublishTopology defaults, IDictionary<string, object> queueSubscriptionAttributes)
    {
        var attributes = EntityAttributes.Merge(defaults.TopicSubscriptionAttributes, TopicSubscriptionAttributes, queueSubscriptionAttributes);
        attributes.TryAdd("RawMessageDelivery", "true");
        return new SubscriptionDeclaration(Declare(name, defaults)) { Attributes = attributes };
    }
}
