using JadaReferral.Contracts.Clicks;
using MassTransit;

namespace JadaReferral.Aggregates;

/// <summary>Counts the buckets that received clicks. Acknowledged when the counts are stored and announced, see <see cref="RecountQueue"/>.</summary>
sealed class ClicksStoredConsumer(RecountQueue queue) : IConsumer<ClicksStored>
{
    public Task Consume(ConsumeContext<ClicksStored> context) =>
        queue.CountAsync(BucketRules.Checked(context.Message.Buckets), context.CancellationToken);
}
