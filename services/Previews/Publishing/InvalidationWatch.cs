using JadaReferral.Contracts.Emails;
using JadaReferral.Previews.Stores;
using MassTransit;
using Microsoft.Extensions.Options;

namespace JadaReferral.Previews.Publishing;

/// <summary>
/// Asks CloudFront whether the pointer's invalidation has completed and says so once it has. It looks at the pointer's row alone, so it picks
/// up after a crash what was left, and an invalidation that a newer page has overtaken is of no interest.
/// </summary>
sealed partial class InvalidationWatch(
    PreviewStore previews, Edge edge, IBus bus, IOptions<PreviewsOptions> options, TimeProvider clock, ILogger<InvalidationWatch> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.InvalidationPoll, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log.LookFailed(logger, failure);
            }
        }
    }

    internal async Task Look(CancellationToken cancellationToken)
    {
        if (await previews.Pointer(cancellationToken) is not { InvalidationId: { } invalidation, InvalidatedAt: null } pointer
            || await previews.Find(pointer.Card, pointer.PreviewVersion, cancellationToken) is not { } version
            || version.InvalidationId != invalidation // whoever publishes it has not come so far; it is looked at again
            || !await edge.HasCompleted(invalidation, cancellationToken))
            return;

        // The event first: after a crash between the two it is published again, which readers pass over.
        var completed = clock.GetUtcNow();
        await bus.Publish(
            new PreviewInvalidated { CardId = pointer.Card, PreviewVersion = pointer.PreviewVersion, InvalidationId = invalidation, CompletedAt = completed },
            cancellationToken);
        await previews.SaveCompleted(pointer.Card, pointer.PreviewVersion, invalidation, completed, cancellationToken);
        await previews.SaveInvalidation(pointer with { InvalidatedAt = completed }, cancellationToken);
        Log.Completed(logger, pointer.Card, pointer.PreviewVersion, invalidation);
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The edge shows version {Version} of card {Card}: invalidation {Invalidation} has completed")]
        public static partial void Completed(ILogger logger, string card, long version, string invalidation);

        [LoggerMessage(LogLevel.Warning, "Could not ask for the invalidation; it is asked again")]
        public static partial void LookFailed(ILogger logger, Exception failure);
    }
}
