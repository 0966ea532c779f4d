namespace MassTransit.AmazonSqsTransport;

/// <summary>What SQS and SNS allow. Byte limits count UTF-8 and include message attributes.</summary>
static class TransportConstraints
{
    /// <summary>Entries in one batch request, and messages in one receive.</summary>
    public const int BatchEntries = 10;

    /// <summary>A message on a queue, and all messages of one batch together.</summary>
    public const int QueueBatchBytes = 1_048_576;

    /// <summary>A message to a topic, and all messages of one batch together.</summary>
    public const int TopicBatchBytes = 262_144;

    /// <summary>With raw delivery a message of more attributes is dropped on its way from topic to queue.</summary>
    public const int MessageAttributes = 10;

    public const int QueueNameLength = 80;
    public const int TopicNameLength = 256;
    public const string FifoSuffix = ".fifo";

    public const int MaxWaitTimeSeconds = 20;
    public static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan MaxVisibility = TimeSpan.FromHours(12);

    public static bool IsFifo(string name) => name.EndsWith(FifoSuffix, StringComparison.OrdinalIgnoreCase);
}
