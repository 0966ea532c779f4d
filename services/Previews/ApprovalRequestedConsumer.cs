using System.Text.RegularExpressions;
using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Previews.Page;
using JadaReferral.Previews.Publishing;
using JadaReferral.Previews.Stores;
using MassTransit;

namespace JadaReferral.Previews;

/// <summary>
/// Publishes a card's preview. The version's row is written first and pins what is rendered, so a second delivery, or one that follows a crash
/// at any line, renders the same bytes to the same keys and ends in the same event.
/// </summary>
sealed partial class ApprovalRequestedConsumer(
    PreviewRenderer renderer, PreviewStore previews, MailStore mails, PageStore pages, PointerMover pointer, TimeProvider clock, ILogger<ApprovalRequestedConsumer> logger)
    : IConsumer<ApprovalRequested>
{
    public async Task Consume(ConsumeContext<ApprovalRequested> context)
    {
        var request = context.Message;
        try
        {
            var version = await Claim(request, context.CancellationToken);
            version = version.State switch
            {
                PreviewStates.Rendering => await RenderAndStore(version, context.CancellationToken),
                PreviewStates.Failed => throw new PreviewRefusedException(version.Reason ?? "It failed before."),
                _ => version,
            };
            await Publish(version, context);
        }
        catch (PreviewRefusedException refused)
        {
            Log.Refused(logger, request.CardId, request.PreviewVersion, refused.Message);
            await RememberFailure(request, refused.Message, context.CancellationToken);
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

    async Task<PreviewVersion> Claim(ApprovalRequested request, CancellationToken cancellationToken)
    {
        if (!CardId().IsMatch(request.CardId))
            throw new PreviewRefusedException($"“{request.CardId}” is no card id: 1 to 80 letters, digits, hyphens and underscores.");
        if (request.PreviewVersion < 1)
            throw new PreviewRefusedException("A preview's version is 1 or more.");
        if (request.Drafts.Count == 0)
            throw new PreviewRefusedException("The card has no drafts. Add at least one, then ask again.");

        var version = await previews.Find(request.CardId, request.PreviewVersion, cancellationToken)
            ?? await previews.Claim(
                new PreviewVersion
                {
                    CardId = request.CardId,
                    Version = request.PreviewVersion,
                    RequestId = request.RequestId,
                    State = PreviewStates.Rendering,
                    RequestedBy = request.RequestedBy,
                    RequestedAt = request.RequestedAt,
                    Drafts = request.Drafts,
                    CountOpens = request.CountOpens,
                    Vendors = await renderer.VendorsOf(request.Drafts, cancellationToken),
                },
                cancellationToken);
        return version.RequestId == request.RequestId
            ? version
            : throw new PreviewRefusedException($"Version {request.PreviewVersion} of this card's preview was made by another request. Ask again: it gets the next number.");
    }

    async Task<PreviewVersion> RenderAndStore(PreviewVersion version, CancellationToken cancellationToken)
    {
        var previewed = await renderer.Render(version, cancellationToken);
        foreach (var mail in previewed)
            await mails.Store(mail.Mail, cancellationToken);
        await pages.StoreVersion(version.CardId, version.Version, PreviewPage.Write(version, previewed), cancellationToken);

        version = version with
        {
            State = PreviewStates.Published,
            Emails = [.. previewed.Select(mail => mail.Email)],
            VersionUrl = pages.VersionUrl(version.CardId, version.Version),
            PublishedAt = clock.GetUtcNow(),
        };
        await previews.Save(version, cancellationToken);
        return version;
    }

    async Task Publish(PreviewVersion version, ConsumeContext<ApprovalRequested> context)
    {
        var invalidation = await pointer.MoveTo(
            new PagePointer
            {
                RequestId = version.RequestId,
                RequestedAt = version.RequestedAt,
                Card = version.CardId,
                PreviewVersion = version.Version,
                CallerReference = $"{version.CardId}-v{version.Version}",
            },
            context.CancellationToken);
        await previews.Save(version with { InvalidationId = invalidation }, context.CancellationToken);

        await context.Publish(new PreviewPublished
        {
            RequestId = version.RequestId,
            CardId = version.CardId,
            PreviewVersion = version.Version,
            PublishedAt = version.PublishedAt ?? clock.GetUtcNow(),
            VersionUrl = pages.VersionUrl(version.CardId, version.Version),
            Url = pages.PointerUrl,
            InvalidationId = invalidation,
            Emails = version.Emails,
        });
        Log.Published(logger, version.CardId, version.Version, invalidation);
    }

    /// <summary>Keeps the reason with the version, if this request has one that is not published.</summary>
    async Task RememberFailure(ApprovalRequested request, string reason, CancellationToken cancellationToken)
    {
        var version = await previews.Find(request.CardId, request.PreviewVersion, cancellationToken);
        if (version is { State: PreviewStates.Rendering } && version.RequestId == request.RequestId)
            await previews.Save(version with { State = PreviewStates.Failed, Reason = reason }, cancellationToken);
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,80}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CardId();

    static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Published version {Version} of card {Card}, invalidation {Invalidation}")]
        public static partial void Published(ILogger logger, string card, long version, string invalidation);

        [LoggerMessage(LogLevel.Warning, "Version {Version} of card {Card} was not published: {Reason}")]
        public static partial void Refused(ILogger logger, string card, long version, string reason);
    }
}
