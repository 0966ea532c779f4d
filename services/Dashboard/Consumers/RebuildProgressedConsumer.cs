using JadaReferral.Contracts.Clicks;
using JadaReferral.Dashboard.Counting;
using MassTransit;

namespace JadaReferral.Dashboard.Consumers;

/// <summary>Shows how far counting is. Nothing is stored.</summary>
sealed class RebuildProgressedConsumer(CountingRuns runs) : IConsumer<RebuildProgressed>
{
    public Task Consume(ConsumeContext<RebuildProgressed> context)
    {
        runs.Accept(context.Message);
        return Task.CompletedTask;
    }
}
