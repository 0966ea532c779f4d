using JadaReferral.Contracts.Clicks;
using JadaReferral.Dashboard.Counting;
using MassTransit;

namespace JadaReferral.Dashboard.Consumers;

/// <summary>Shows how far counting is. Nothing is stored.</summary>
sealed class ReconciledConsumer(CountingRuns runs) : IConsumer<Reconciled>
{
    public Task Consume(ConsumeContext<Reconciled> context)
    {
        runs.Accept(context.Message);
        return Task.CompletedTask;
    }
}
