using MassTransit.Topology;

namespace MassTransit.AmazonSqsTransport;

/// <summary>The queues beside an endpoint's own: <c>_error</c> and <c>_skipped</c>.</summary>
sealed class SqsSendTopology : SendTopology, IAmazonSqsSendTopologyConfigurator
{
    public const string ErrorSuffix = "_error";
    public const string SkippedSuffix = "_skipped";

    public Action<IAmazonSqsQueueConfigurator>? ConfigureErrorSettings { get; set; }

    public Action<IAmazonSqsQueueConfigurator>? ConfigureDeadLetterSettings { get; set; }

    public QueueDeclaration ErrorQueue(QueueSettings endpoint) => Beside(endpoint, ErrorSuffix, ConfigureErrorSettings);

    public QueueDeclaration SkippedQueue(QueueSettings endpoint) => Beside(endpoint, SkippedSuffix, ConfigureDeadLetterSettings);

    static QueueDeclaration Beside(QueueSettings endpoint, string suffix, Action<IAmazonSqsQueueConfigurator>? configure)
    {
        var settings = endpoint.Beside(suffix);
        configure?.Invoke(settings);
        return settings.Declare();
    }
}
