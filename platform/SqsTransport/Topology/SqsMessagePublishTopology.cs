using System.Diagnostics.CodeAnalysis;
using MassTransit.Topology;

namespace MassTransit.AmazonSqsTransport;

/// <summary>The topic of one message type, and the topics of the types that it implements.</summary>
sealed class SqsMessagePublishTopology<TMessage>(SqsPublishTopology publishTopology, IMessageTopology<TMessage> messageTopology)
    : MessagePublishTopology<TMessage>(publishTopology), IAmazonSqsMessagePublishTopologyConfigurator<TMessage>, ITopicSource
    where TMessage : class
{
    readonly TopicSettings _settings = new()
    {
        Durable = !MessageTypeCache<TMessage>.IsTemporaryMessageType,
        AutoDelete = MessageTypeCache<TMessage>.IsTemporaryMessageType,
    };

    /// <summary>The interfaces and base classes of the message, nearest or not.</summary>
    public List<ITopicSource> Implemented { get; } = [];

    public TopicDeclaration Topic => _settings.Declare(messageTopology.EntityName, publishTopology);

    public IDictionary<string, object> TopicAttributes => _settings.TopicAttributes;

    public IDictionary<string, object> TopicSubscriptionAttributes => _settings.TopicSubscriptionAttributes;

    public IDictionary<string, string> TopicTags => _settings.TopicTags;

    public bool Durable
    {
        set => _settings.Durable = value;
    }

    public bool AutoDelete
    {
        set => _settings.AutoDelete = value;
    }

    public override bool TryGetPublishAddress(Uri baseAddress, [NotNullWhen(true)] out Uri? publishAddress)
    {
        publishAddress = new AmazonSqsEndpointAddress(baseAddress, messageTopology.EntityName, _settings.Durable, _settings.AutoDelete,
            AmazonSqsEndpointAddress.AddressType.Topic);
        return true;
    }

    /// <summary>How a queue subscribes to the topic; <paramref name="subscription"/> overrides what the topic says.</summary>
    public SubscriptionDeclaration Subscribe(TopicSettings? subscription, IDictionary<string, object> queueSubscriptionAttributes)
    {
        var merged = new TopicSettings { Durable = _settings.Durable, AutoDelete = _settings.AutoDelete };
        Copy(_settings);
        if (subscription is not null)
            Copy(subscription);
        return merged.Subscribe(messageTopology.EntityName, publishTopology, queueSubscriptionAttributes);

        void Copy(TopicSettings from)
        {
            foreach (var (name, value) in from.TopicAttributes)
                merged.TopicAttributes[name] = value;
            foreach (var (name, value) in from.TopicSubscriptionAttributes)
                merged.TopicSubscriptionAttributes[name] = value;
            foreach (var (name, value) in from.TopicTags)
                merged.TopicTags[name] = value;
        }
    }
}
