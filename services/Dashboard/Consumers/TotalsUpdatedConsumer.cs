using JadaReferral.Contracts.Clicks;
using JadaReferral.Dashboard.Totals;
using MassTransit;

namespace JadaReferral.Dashboard.Consumers;

/// <summary>Shows new totals on the pages of this instance. Nothing is stored: pages that open later read the table.</summary>
sealed class TotalsUpdatedConsumer(LiveTotals totals) : IConsumer<TotalsUpdated>
{
    public Task Consume(ConsumeContext<TotalsUpdated> context)
    {
        totals.Accept(context.Message);
        return Task.CompletedTask;
    }
}
