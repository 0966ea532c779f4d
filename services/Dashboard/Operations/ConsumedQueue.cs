namespace JadaReferral.Dashboard.Operations;

/// <summary>A queue with those who consume it.</summary>
/// <param name="Queue">The queue's name.</param>
/// <param name="Waiting">Messages to be received, as SQS counts.</param>
/// <param name="InFlight">Messages some consumer has in hand, as SQS counts.</param>
/// <param name="Delayed">Messages that wait for their time, as SQS counts.</param>
/// <param name="Instances">How many instances say that they receive from it; those that fell silent don't count.</param>
/// <param name="PerMinute">Messages a minute that left it lately, by all instances; null until one reported twice.</param>
/// <param name="Lag">How long it takes to empty at that rate; null when nothing leaves it, or that is not known yet.</param>
/// <param name="LongestWait">The longest that a message received lately had been in the queue; null when none was.</param>
/// <param name="MeanConsumeTime">The slowest instance's average time with a message lately; null when none was consumed.</param>
/// <param name="Faulted">Times that consuming failed since the instances started.</param>
public sealed record ConsumedQueue(
    string Queue,
    long Waiting,
    long InFlight,
    long Delayed,
    int Instances,
    double? PerMinute,
    TimeSpan? Lag,
    TimeSpan? LongestWait,
    TimeSpan? MeanConsumeTime,
    long Faulted)
{
    /// <summary>Every queue but those of dead letters, with what the instances say of it.</summary>
    public static IReadOnlyList<ConsumedQueue> Of(IEnumerable<QueueDepth> queues, IEnumerable<ServiceInstance> instances)
    {
        var work = instances
            .Where(instance => instance.SilentSince is null)
            .SelectMany(instance => instance.Queues)
            .ToLookup(queue => queue.Report.Queue, StringComparer.Ordinal);
        return [.. queues.Where(queue => !queue.IsDeadLetters).Select(queue => Of(queue, [.. work[queue.Name]]))];
    }

    static ConsumedQueue Of(QueueDepth queue, IReadOnlyList<QueueWork> work)
    {
        // Sum makes zero of nothing, and nothing known is not nothing done.
        var perMinute = work.Any(instance => instance.PerMinute is not null) ? work.Sum(instance => instance.PerMinute) : null;
        return new(
            queue.Name,
            queue.Waiting,
            queue.InFlight,
            queue.Delayed,
            work.Count,
            perMinute,
            LagOf(queue.Waiting, perMinute),
            work.Max(instance => instance.Report.LongestWait),
            work.Max(instance => instance.Report.MeanConsumeTime),
            work.Sum(instance => instance.Report.Faulted));
    }

    static TimeSpan? LagOf(long waiting, double? perMinute) => (waiting, perMinute) switch
    {
        (0, _) => TimeSpan.Zero,
        (_, > 0 and var rate) => TimeSpan.FromMinutes(waiting / rate),
        _ => null,
    };
}
