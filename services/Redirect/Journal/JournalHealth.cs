using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JadaReferral.Redirect.Journal;

/// <summary>Degraded, never unhealthy: a service that redirects without counting is better than none.</summary>
sealed class JournalHealth(ClickJournal journal, JournalKeeper keeper, DiskCommit disk, TimeProvider time) : IHealthCheck
{
    /// <summary>How long a loss stays visible.</summary>
    static readonly TimeSpan RecentLoss = TimeSpan.FromMinutes(10);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var troubles = new List<string>();
        if (journal.Lost > 0 && (keeper.LastLoss is null || time.GetUtcNow() - keeper.LastLoss < RecentLoss))
            troubles.Add($"{journal.Lost} clicks were answered but not recorded because the journal was full");
        if (journal.Backlog > journal.Capacity * 0.8)
            troubles.Add($"{journal.Backlog} of {journal.Capacity} places are taken by clicks that wait for the broker");
        if (keeper.DiskRefuses)
            troubles.Add("the disk does not let the journal grow");
        if (disk.Failed > 0)
            troubles.Add($"{disk.Failed} flushes to disk failed");
        if (journal.SetAside > 0)
            troubles.Add($"{journal.SetAside} files of the journal folder could not be read");

        return Task.FromResult(troubles.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded(string.Join("; ", troubles)));
    }
}
