using System.Diagnostics.Metrics;

namespace JadaReferral.Redirect.Journal;

/// <summary>The journal's figures, read when somebody asks: keeping them costs a redirect nothing.</summary>
sealed class JournalMetrics(ClickJournal journal, IMeterFactory meters) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var meter = meters.Create("JadaReferral.Redirect");
        meter.CreateObservableCounter("jada.journal.recorded", () => journal.Appended, "{click}", "Clicks recorded since the start");
        meter.CreateObservableCounter("jada.journal.lost", () => journal.Lost, "{click}", "Clicks answered but not recorded because the journal was full");
        meter.CreateObservableCounter("jada.journal.damaged", () => journal.Damaged, "{record}", "Records whose bytes were not what had been written");
        meter.CreateObservableGauge("jada.journal.backlog", () => journal.Backlog, "{click}", "Clicks waiting for the broker");
        meter.CreateObservableGauge("jada.journal.capacity", () => journal.Capacity, "{click}", "Clicks that fit");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
