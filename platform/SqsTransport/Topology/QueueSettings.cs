namespace MassTransit.AmazonSqsTransport;

/// <summary>A queue while it is being configured.</summary>
class QueueSettings(string name, bool durable = true, bool autoDelete = false) : IAmazonSqsQueueConfigurator
{
    public string Name { get; set; } = name;

    public bool Durable { get; set; } = durable;

    public bool AutoDelete { get; set; } = autoDelete;

    public IDictionary<string, object> QueueAttributes { get; private init; } = new Dictionary<string, object>(StringComparer.Ordinal);

    public IDictionary<string, object> QueueSubscriptionAttributes { get; } = new Dictionary<string, object>(StringComparer.Ordinal);

    public IDictionary<string, string> QueueTags { get; private init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public QueueDeclaration Declare()
    {
        var attributes = EntityAttributes.Merge(QueueAttributes);
        if (TransportConstraints.IsFifo(Name))
            attributes.TryAdd("FifoQueue", "true");

        return new QueueDeclaration(Name)
        {
            AutoDelete = AutoDelete,
            Attributes = attributes,
            Tags = new Dictionary<string, string>(QueueTags, StringComparer.Ordinal),
        };
    }

    /// <summary>
    /// The queue beside this one that takes what couldn't be handled: the suffix goes before <c>.fifo</c>. It keeps the attributes and tags,
    /// and outlives a temporary endpoint, because what it holds is wanted.
    /// </summary>
    public QueueSettings Beside(string suffix) => new(NameBeside(Name, suffix))
    {
        QueueAttributes = new Dictionary<string, object>(QueueAttributes, StringComparer.Ordinal),
        QueueTags = new Dictionary<string, string>(QueueTags, StringComparer.Ordinal),
    };

    public static string NameBeside(string name, string suffix) => TransportConstraints.IsFifo(name)
        ? string.Concat(name.AsSpan(0, name.Length - TransportConstraints.FifoSuffix.Length), suffix, TransportConstraints.FifoSuffix)
        : name + suffix;
}
