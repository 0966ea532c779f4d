using JadaReferral.Contracts.Clicks;
using JadaReferral.Dashboard.Counting;
using MassTransit;

namespace JadaReferral.Dashboard.Consumers;

/// <summary>Shows how far counting is. Nothing is stored.</summary>
sealed class RebuildStartedConsumer(CountingRuns runs) : IConsumer<RebuildStarted>
{
    public Task Consume(ConsumeContext<RebuildStarted> context)
    {
        runs.Accept(context.Message);
        return Task.CompletedTask;
    }
}
