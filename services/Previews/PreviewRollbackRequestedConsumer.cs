using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Previews.Publishing;
using JadaReferral.Previews.Stores;
using MassTransit;

namespace JadaReferral.Previews;

/// <summary>Points at an earlier version again. Nothing is rendered or uploaded: versions never change.</summary>
sealed partial class PreviewRollbackRequestedConsumer(
    PreviewStore previews, PageStore pages, PointerMover pointer, TimeProvider clock, ILogger<PreviewRollbackRequestedConsumer> logger)
    : IConsumer<PreviewRollbackRequested>
{
    public async Task Consume(ConsumeContext<PreviewRollbackRequested> context)
    {
        var request = context.Message;
        try
        {
            await RollBack(request, context);
        }
        catch (PreviewRefusedException refused)
        {
            Log.Refused(logger, request.CardId, request.PreviewVersion, refused.Message);
            await context.Publish(new PreviewFailed
            {
                RequestId = request.RequestId,
                CardId = request.CardId,
                PreviewVersion = request.PreviewVersion,
                FailedAt = clock.GetUtcNow(),
                Reason = refused.Message,
            });
        }
    }

    async Task RollBack(PreviewRollbackRequested request, ConsumeContext<PreviewRollbackRequested> context)
    {
        var version = await previews.Find(request.CardId, request.PreviewVersion, context.CancellationToken);
        if (version is not { State: PreviewStates.Published })
            throw new PreviewRefusedException($"Version {request.PreviewVersion} of this card's preview was never published. Choose one from the list.");

        var invalidation = await pointer.MoveTo(
            new PagePointer
            {
                RequestId = request.RequestId,
                RequestedAt = request.RequestedAt,
                Card = version.CardId,
                PreviewVersion = version.Version,
                // The version's own reference was used when it was published; CloudFront would answer with that old invalidation.
                CallerReference = $"{version.CardId}-v{version.Version}-rollback-{request.RequestId:N}",
            },
            context.CancellationToken);
        await previews.Save(version with { InvalidationId = invalidation, InvalidatedAt = null }, context.CancellationToken);

        await context.Publish(new PreviewRolledBack
        {
            RequestId = request.RequestId,
            CardId = version.CardId,
            PreviewVersion = version.Version,
            RolledBackBy = request.RequestedBy,
            RolledBackAt = clock.GetUtcNow(),
            VersionUrl = pages.VersionUrl(version.CardId, version.Version),
            Url = pages.PointerUrl,
            InvalidationId = invalidation,
            Emails = version.Emails,
        });
        Log.RolledBack(logger, version.CardId, version.Version, request.RequestedBy);
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The pointer shows version {Version} of card {Card} again, for {Person}")]
        public static partial void RolledBack(ILogger logger, string card, long version, string person);

        [LoggerMessage(LogLevel.Warning, "No rollback to version {Version} of card {Card}: {Reason}")]
        public static partial void Refused(ILogger logger, string card, long version, string reason);
    }
}
