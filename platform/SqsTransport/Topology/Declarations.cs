namespace MassTransit.AmazonSqsTransport;

/// <summary>A queue as it is to exist.</summary>
sealed record QueueDeclaration(string Name)
{
    public bool AutoDelete { get; init; }

    /// <summary>Attributes for CreateQueue.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = Empty;

    public IReadOnlyDictionary<string, string> Tags { get; init; } = Empty;

    public static IReadOnlyDictionary<string, string> Empty { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>A topic as it is to exist.</summary>
sealed record TopicDeclaration(string Name)
{
    public bool AutoDelete { get; init; }

    /// <summary>Attributes for CreateTopic.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = QueueDeclaration.Empty;

    public IReadOnlyDictionary<string, string> Tags { get; init; } = QueueDeclaration.Empty;
}

/// <summary>A queue's subscription to a topic.</summary>
sealed record SubscriptionDeclaration(TopicDeclaration Topic)
{
    /// <summary>Attributes for Subscribe, raw delivery among them.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = QueueDeclaration.Empty;
}

/// <summary>All that a receive endpoint needs to exist before it can receive.</summary>
sealed record EndpointTopology(QueueDeclaration Queue, IReadOnlyList<SubscriptionDeclaration> Subscriptions);
