using JadaReferral.Contracts.Clicks;
using JadaReferral.Dashboard.Counting;
using MassTransit;

namespace JadaReferral.Dashboard.Consumers;

/// <summary>Shows how far counting is. Nothing is stored.</summary>
sealed class ReconcileStartedConsumer(CountingRuns runs) : IConsumer<ReconcileStarted>
{
    public Task Consume(ConsumeContext<ReconcileStarted> context)
    {
        runs.Accept(context.Message);
        return Task.CompletedTask;
    }
}
