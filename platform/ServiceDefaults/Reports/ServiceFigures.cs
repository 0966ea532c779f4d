using System.Text.Json;

namespace JadaReferral.Platform.ServiceDefaults.Reports;

/// <summary>What every service can say of itself.</summary>
sealed record ServiceFigures(
    Guid InstanceId,
    string Service,
    string Host,
    string Version,
    DateTimeOffset StartedAt,
    DateTimeOffset ReportedAt,
    TimeSpan Every,
    bool Leaving,
    IReadOnlyList<QueueFigures> Queues)
{
    /// <summary>
    /// The message that says so. The platform knows no contracts: each figure becomes the member of its name. A member that is required and has no figure is an
    /// error, one that isn't stays empty.
    /// </summary>
    public TReport As<TReport>()
        where TReport : class => JsonSerializer.SerializeToElement(this).Deserialize<TReport>()!;
}

/// <summary>What was done with the messages of one queue. The last two are of the time since they were last taken.</summary>
sealed record QueueFigures(
    string Queue,
    long Handled,
    long Faulted,
    int Handling,
    DateTimeOffset? LastHandledAt,
    TimeSpan? MeanConsumeTime,
    TimeSpan? LongestWait);
