namespace MassTransit;

/// <summary>Configures a topic.</summary>
public interface IAmazonSqsTopicConfigurator
{
    /// <summary>False for a topic that need not last. Default: true.</summary>
    bool Durable { set; }

    /// <summary>Whether the topic goes with the endpoint that subscribes to it. Default: false.</summary>
    bool AutoDelete { set; }

    /// <summary>Attributes that the topic is created with, by their AWS names.</summary>
    IDictionary<string, object> TopicAttributes { get; }

    /// <summary>Attributes of subscriptions to the topic.</summary>
    IDictionary<string, object> TopicSubscriptionAttributes { get; }

    /// <summary>Tags that the topic is created with.</summary>
    IDictionary<string, string> TopicTags { get; }
}

/// <summary>Configures a topic together with an endpoint's subscription to it.</summary>
public interface IAmazonSqsTopicSubscriptionConfigurator : IAmazonSqsTopicConfigurator;

/// <summary>Configures the topic of a message type.</summary>
public interface IAmazonSqsMessagePublishTopologyConfigurator : IMessagePublishTopologyConfigurator, IAmazonSqsTopicConfigurator;

/// <summary>Configures the topic of <typeparamref name="TMessage"/>.</summary>
public interface IAmazonSqsMessagePublishTopologyConfigurator<TMessage> :
    IMessagePublishTopologyConfigurator<TMessage>,
    IAmazonSqsMessagePublishTopologyConfigurator
    where TMessage : class;

/// <summary>Configures all topics.</summary>
public interface IAmazonSqsPublishTopologyConfigurator : IPublishTopologyConfigurator
{
    /// <summary>Attributes that every topic is created with.</summary>
    IDictionary<string, object> TopicAttributes { get; }

    /// <summary>Attributes of every subscription.</summary>
    IDictionary<string, object> TopicSubscriptionAttributes { get; }

    /// <summary>Tags that every topic is created with.</summary>
    IDictionary<string, string> TopicTags { get; }

    /// <summary>The topic of <typeparamref name="T"/>.</summary>
    new IAmazonSqsMessagePublishTopologyConfigurator<T> GetMessageTopology<T>()
        where T : class;

    /// <summary>The topic of <paramref name="messageType"/>.</summary>
    new IAmazonSqsMessagePublishTopologyConfigurator GetMessageTopology(Type messageType);
}

/// <summary>Configures the queues beside the endpoints' own.</summary>
public interface IAmazonSqsSendTopologyConfigurator : ISendTopologyConfigurator
{
    /// <summary>Called for each <c>_error</c> queue before it is created.</summary>
    Action<IAmazonSqsQueueConfigurator>? ConfigureErrorSettings { set; }

    /// <summary>Called for each <c>_skipped</c> queue before it is created.</summary>
    Action<IAmazonSqsQueueConfigurator>? ConfigureDeadLetterSettings { set; }
}
