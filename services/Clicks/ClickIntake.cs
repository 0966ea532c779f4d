using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Platform.Dynamo;

namespace JadaReferral.Clicks;

/// <summary>Announces that clicks of <paramref name="buckets"/> are stored.</summary>
delegate Task Announce(IReadOnlyList<ClickBucket> buckets, CancellationToken cancellationToken);

/// <summary>Stores clicks until all are stored, and announces the touched buckets until that is done. Only what does not pass by itself ends it early.</summary>
/// <remarks>
/// Returning is the commit point: every click is in the table and every bucket has been announced after its clicks were. A crash before that leaves
/// the messages unacknowledged, and their redelivery writes the same rows and announces the same buckets once more, which changes no count.
/// </remarks>
sealed partial class ClickIntake(IClickStore store, TimeProvider clock, ILogger<ClickIntake> logger)
{
    public async Task StoreAsync(IReadOnlyCollection<Click> clicks, Announce announce, CancellationToken cancellationToken)
    {
        // One request may not name a key twice, and a batch may hold both deliveries of one click.
        IReadOnlyCollection<Click> left = [.. clicks.DistinctBy(click => (click.VendorName, click.Timestamp))];
        var fruitless = 0;
        while (left.Count > 0)
        {
            var refused = await store.WriteAsync(left, cancellationToken);

            // What was taken is announced at once: a throttled vendor doesn't hold up the others of its batch.
            var taken = left.Except(refused).Select(ClickRow.BucketOf).Distinct().ToList();
            if (taken.Count > 0)
                await AnnounceAsync(announce, taken, cancellationToken);

            if (refused.Count > 0)
            {
                fruitless = taken.Count > 0 ? 0 : fruitless + 1;
                Log.Waiting(logger, refused.Count, fruitless);
                await Task.Delay(DynamoFailures.BackOff(fruitless + 1), clock, cancellationToken);
            }

            left = refused;
        }
    }

    // As patient as with the table: clicks that were parked now would be stored and not counted.
    async Task AnnounceAsync(Announce announce, List<ClickBucket> buckets, CancellationToken cancellationToken)
    {
        var fruitless = 0;
        while (true)
        {
            try
            {
                await announce(buckets, cancellationToken);
                return;
            }
            catch (Exception failure) when (DynamoFailures.IsTransient(failure))
            {
                Log.NotAnnounced(logger, failure, buckets.Count, ++fruitless);
                await Task.Delay(DynamoFailures.BackOff(fruitless), clock, cancellationToken);
            }
        }
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Count} clicks were not taken; intake waits ({Fruitless} attempts without progress)")]
        public static partial void Waiting(ILogger logger, int count, int fruitless);

        [LoggerMessage(2, LogLevel.Warning, "{Count} buckets could not be announced; intake waits ({Fruitless} attempts without success)")]
        public static partial void NotAnnounced(ILogger logger, Exception failure, int count, int fruitless);
    }
}
