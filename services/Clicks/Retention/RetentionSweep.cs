using JadaReferral.Contracts.Clicks;
using MassTransit;
using Microsoft.Extensions.Options;

namespace JadaReferral.Clicks.Retention;

/// <summary>
/// Where there is a retention, asks now and then for the purge of every bucket that is older. It only asks: what deletes is <see cref="PurgeRequestedConsumer"/>.
/// Each instance sweeps; asking twice is harmless.
/// </summary>
sealed partial class RetentionSweep(
    IClickStore store, IBus bus, IOptions<ClicksOptions> options, TimeProvider clock, ILogger<RetentionSweep> logger) : BackgroundService
{
    const int BucketsAMessage = 200;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.RetentionDays is null)
            return;

        using var timer = new PeriodicTimer(options.Value.SweepEvery, clock);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, failure, options.Value.SweepEvery);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    async Task SweepAsync(CancellationToken cancellationToken)
    {
        var before = options.Value.OldestKept(clock.GetUtcNow());
        var asked = 0;
        var buckets = new HashSet<ClickBucket>();
        await foreach (var bucket in store.BucketsBeforeAsync(before, cancellationToken))
        {
            buckets.Add(bucket);
            if (buckets.Count < BucketsAMessage)
                continue;
            await AskAsync(buckets, before, cancellationToken);
            asked += buckets.Count;
            buckets.Clear();
        }

        if (buckets.Count > 0)
            await AskAsync(buckets, before, cancellationToken);
        Log.Swept(logger, asked + buckets.Count, before);
    }

    Task AskAsync(IEnumerable<ClickBucket> buckets, DateTimeOffset before, CancellationToken cancellationToken) =>
        bus.Publish(
            new PurgeRequested { PurgeId = NewId.NextGuid(), RequestedAt = clock.GetUtcNow(), Before = before, Buckets = [.. buckets] },
            cancellationToken);

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Asked for the purge of {Buckets} buckets from before {Before}")]
        public static partial void Swept(ILogger logger, int buckets, DateTimeOffset before);

        [LoggerMessage(2, LogLevel.Error, "Looking for expired clicks failed; the next look is in {Every}")]
        public static partial void Failed(ILogger logger, Exception failure, TimeSpan every);
    }
}
