using JadaReferral.Contracts.Clicks;
using MassTransit;
using Microsoft.Extensions.Options;

namespace JadaReferral.Clicks.Retention;

/// <summary>
/// Deletes expired clicks and announces their buckets, so that they are counted again. Acknowledged after both: a crash between them is made good by the
/// redelivery, which finds nothing to delete and announces.
/// </summary>
sealed class PurgeRequestedConsumer(IClickStore store, IOptions<ClicksOptions> options, TimeProvider clock) : IConsumer<PurgeRequested>
{
    public async Task Consume(ConsumeContext<PurgeRequested> context)
    {
        var purge = context.Message;

        // A purge can't be undone, so the message alone doesn't decide: this service's own retention must say the same.
        if (options.Value.RetentionDays is null || purge.Before > options.Value.OldestKept(clock.GetUtcNow()))
            throw new PurgeRefusedException($"Clicks from before {purge.Before:O} are not expired here: see the setting Clicks:RetentionDays.");

        foreach (var bucket in purge.Buckets)
            await store.DeleteAsync(bucket, purge.Before, context.CancellationToken);
        await ClicksStoredAnnouncement.Through(context, clock)(purge.Buckets, context.CancellationToken);
    }
}
