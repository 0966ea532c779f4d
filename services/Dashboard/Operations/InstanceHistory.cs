using JadaReferral.Contracts.Operations;

namespace JadaReferral.Dashboard.Operations;

/// <summary>The reports of one instance in the last minute, oldest first, and two at least as soon as there are two: they say how fast it works.</summary>
sealed record InstanceHistory(IReadOnlyList<ServiceReported> Reports, DateTimeOffset HeardAt)
{
    /// <summary>One report may be lost and another late.</summary>
    const int DueReportsUntilSilent = 3;

    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public ServiceReported Last => Reports[^1];

    public static InstanceHistory Of(ServiceReported report, DateTimeOffset now) => new([report], now);

    /// <summary>Reports come in any order and more than once: what is not newer than the last changes nothing.</summary>
    public InstanceHistory With(ServiceReported report, DateTimeOffset now) => report.ReportedAt <= Last.ReportedAt
        ? this
        : new([.. Reports.SkipWhile(earlier => !ReferenceEquals(earlier, Last) && report.ReportedAt - earlier.ReportedAt > Minute), report], now);

    public ServiceInstance View(DateTimeOffset now) => new(
        Last.InstanceId,
        Last.Service,
        Last.Host,
        Last.Version,
        Last.StartedAt,
        Last.ReportedAt,
        now - HeardAt > Last.Every * DueReportsUntilSilent ? HeardAt : null,
        [.. Last.Queues.Select(queue => new QueueWork(queue, PerMinute(queue)))],
        Last.Journal,
        Last.Circuit);

    double? PerMinute(QueueReport now)
    {
        var first = Reports[0];
        return first.ReportedAt < Last.ReportedAt && first.Queues.FirstOrDefault(queue => queue.Queue == now.Queue) is { } then
            ? (now.Handled - then.Handled) / (Last.ReportedAt - first.ReportedAt).TotalMinutes
            : null;
    }
}

/// <summary>An instance of a service.</summary>
/// <param name="InstanceId">Made anew whenever the process starts.</param>
/// <param name="Service">The service's name.</param>
/// <param name="Host">The machine or container.</param>
/// <param name="Version">Version of the service.</param>
/// <param name="StartedAt">When the process started.</param>
/// <param name="ReportedAt">When it last said how it is, by its own clock.</param>
/// <param name="SilentSince">When it was last heard, if its next reports are overdue: it was killed, hangs, or cannot reach the broker. Null while it reports.</param>
/// <param name="Queues">What it does with the messages of its queues.</param>
/// <param name="Journal">How full its journal is; null where there is none.</param>
/// <param name="Circuit">Whether it publishes; null where there is no circuit.</param>
public sealed record ServiceInstance(
    Guid InstanceId,
    string Service,
    string Host,
    string Version,
    DateTimeOffset StartedAt,
    DateTimeOffset ReportedAt,
    DateTimeOffset? SilentSince,
    IReadOnlyList<QueueWork> Queues,
    JournalReport? Journal,
    CircuitReport? Circuit);

/// <summary>What an instance does with the messages of a queue.</summary>
/// <param name="Report">As it said itself.</param>
/// <param name="PerMinute">Messages a minute that left the queue by it lately; null after its first report.</param>
public sealed record QueueWork(QueueReport Report, double? PerMinute);
