using JadaReferral.Contracts.Operations;
using JadaReferral.Platform.ServiceDefaults.Reports;
using JadaReferral.Redirect.Journal;

namespace JadaReferral.Redirect.Publishing;

/// <summary>Adds to a report how full the journal is and whether it can be drained.</summary>
sealed class JournalAndCircuit(ClickJournal journal, BrokerCircuit circuit) : IReportSupplement<ServiceReported>
{
    public ServiceReported Add(ServiceReported report) => report with
    {
        Journal = new JournalReport
        {
            Waiting = journal.Backlog,
            Capacity = journal.Capacity,
            Lost = journal.Lost,
            OldestAt = journal.OldestPendingAt(),
        },
        Circuit = circuit.Report(),
    };
}
