using MassTransit.Metadata;
using MassTransit.Topology;

namespace MassTransit.AmazonSqsTransport;

/// <summary>The topics that messages are published to.</summary>
sealed class SqsPublishTopology(IMessageTopology messageTopology) : PublishTopology, IAmazonSqsPublishTopologyConfigurator
{
    public IDictionary<string, object> TopicAttributes { get; } = new Dictionary<string, object>(StringComparer.Ordinal);

    public IDictionary<string, object> TopicSubscriptionAttributes { get; } = new Dictionary<string, object>(StringComparer.Ordinal);

    public IDictionary<string, string> TopicTags { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    IAmazonSqsMessagePublishTopologyConfigurator<T> IAmazonSqsPublishTopologyConfigurator.GetMessageTopology<T>() => For<T>();

    IAmazonSqsMessagePublishTopologyConfigurator IAmazonSqsPublishTopologyConfigurator.GetMessageTopology(Type messageType) =>
        (IAmazonSqsMessagePublishTopologyConfigurator)GetMessageTopology(messageType);

    public SqsMessagePublishTopology<T> For<T>()
        where T : class =>
        (SqsMessagePublishTopology<T>)GetMessageTopology<T>();

    /// <summary>Every topic that has been configured or published to.</summary>
    public IReadOnlyList<TopicDeclaration> AllTopics()
    {
        var topics = new List<TopicDeclaration>();
        ForEachMessageType<ITopicSource>(message =>
        {
            if (!message.Exclude)
                topics.Add(message.Topic);
        });
        return topics;
    }

    protected override IMessagePublishTopologyConfigurator CreateMessageTopology<T>()
    {
        var topology = new SqsMessagePublishTopology<T>(this, messageTopology.GetMessageTopology<T>());
        ImplementedMessageTypeCache<T>.EnumerateImplementedTypes(new Implementation(this, topology.Implemented));
        OnMessageTopologyCreated(topology);
        return topology;
    }

    sealed class Implementation(SqsPublishTopology topology, List<ITopicSource> implemented) : IImplementedMessageType
    {
        public void ImplementsMessageType<T>(bool direct)
            where T : class =>
            implemented.Add(topology.For<T>());
    }
}

/// <summary>What has a topic.</summary>
interface ITopicSource
{
    /// <summary>True when the type has no topic of its own.</summary>
    bool Exclude { get; }

    TopicDeclaration Topic { get; }
}
