namespace MassTransit.AmazonSqsTransport;

/// <summary>A queue and how it is received from.</summary>
sealed class ReceiveSettings(string name, bool durable = true, bool autoDelete = false) : QueueSettings(name, durable, autoDelete)
{
    public int WaitTimeSeconds { get; set; } = 3;

    public bool PurgeOnStartup { get; set; }

    /// <summary>Messages of one group of a FIFO queue keep their order.</summary>
    public bool IsOrdered { get; set; } = TransportConstraints.IsFifo(name);

    public int ConcurrentDeliveryLimit { get; set; } = 1;

    public int RedeliverVisibilityTimeout { get; set; }

    public TimeSpan MaxVisibilityTimeout { get; set; } = TransportConstraints.MaxVisibility;
}
