namespace JadaReferral.Contracts.Operations;

/// <summary>What an instance did with the messages of one queue.</summary>
public sealed record QueueReport
{
    /// <summary>Name of the queue.</summary>
    public required string Queue { get; init; }

    /// <summary>Messages that left the queue by this instance since it started: consumed, or given up to the dead letters.</summary>
    public required long Handled { get; init; }

    /// <summary>Times that consuming a message failed since the instance started, after the retries within the consumer.</summary>
    public required long Faulted { get; init; }

    /// <summary>Messages being handled at this moment.</summary>
    public required int Handling { get; init; }

    /// <summary>When a message was last handled, UTC; null before the first.</summary>
    public DateTimeOffset? LastHandledAt { get; init; }

    /// <summary>How long a consumer took on average since the report before this one; null when none ended in that time.</summary>
    public TimeSpan? MeanConsumeTime { get; init; }

    /// <summary>
    /// The longest that a message received since the report before this one had been in the queue, by SQS's own SentTimestamp; earlier attempts to consume it are
    /// part of that time. Null when none was received, or when the transport doesn't say. It tells nothing of messages that still wait.
    /// </summary>
    public TimeSpan? LongestWait { get; init; }
}
