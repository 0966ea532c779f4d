namespace MassTransit;

/// <summary>Configures a queue.</summary>
public interface IAmazonSqsQueueConfigurator
{
    /// <summary>False for a queue that need not survive its endpoint. Default: true.</summary>
    bool Durable { set; }

    /// <summary>Whether the queue is deleted when its endpoint stops. Default: false.</summary>
    bool AutoDelete { set; }

    /// <summary>Attributes that the queue is created with, by their AWS names.</summary>
    IDictionary<string, object> QueueAttributes { get; }

    /// <summary>Attributes of the queue's subscriptions, e.g. a filter policy.</summary>
    IDictionary<string, object> QueueSubscriptionAttributes { get; }

    /// <summary>Tags that the queue is created with.</summary>
    IDictionary<string, string> QueueTags { get; }
}

/// <summary>Configures a queue that is received from.</summary>
public interface IAmazonSqsQueueEndpointConfigurator : IAmazonSqsQueueConfigurator
{
    /// <summary>How long a receive waits for a message, 0 to 20 seconds; stopping may take as long. Default: 3.</summary>
    ushort WaitTimeSeconds { set; }

    /// <summary>Whether what lies on the queue is thrown away at start. Default: false.</summary>
    bool PurgeOnStartup { set; }
}

/// <summary>Configures a receive endpoint.</summary>
public interface IAmazonSqsReceiveEndpointConfigurator : IReceiveEndpointConfigurator, IAmazonSqsQueueEndpointConfigurator
{
    /// <summary>
    /// Seconds before a message whose handling failed past the error queue is delivered again. Default: 0, at once;
    /// the wait grows when it keeps failing.
    /// </summary>
    int RedeliverVisibilityTimeout { set; }

    /// <summary>How many messages of one group of a FIFO queue are handled at a time. Default: 1; more breaks their order.</summary>
    int ConcurrentDeliveryLimit { set; }

    /// <summary>How long a message is kept invisible while it is being handled. Default and maximum: 12 hours.</summary>
    TimeSpan MaxVisibilityTimeout { set; }

    /// <summary>Subscribes the queue to the topic of <typeparamref name="T"/>.</summary>
    void Subscribe<T>(Action<IAmazonSqsTopicSubscriptionConfigurator>? callback = null)
        where T : class;

    /// <summary>Subscribes the queue to a topic.</summary>
    void Subscribe(string topicName, Action<IAmazonSqsTopicSubscriptionConfigurator>? callback = null);

    /// <summary>Handles messages of a FIFO queue without regard to their groups.</summary>
    void DisableMessageOrdering();
}
