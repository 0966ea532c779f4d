using System.Net;
using Amazon.CloudFront;
using JadaReferral.Previews.Stores;

namespace JadaReferral.Previews.Publishing;

/// <summary>
/// Moves the pointer to a version's page. The row of the pointer is the commit point and the later request wins it; the object in the bucket
/// and the invalidation follow the row, so that any delivery, repeated or late, leaves the three in agreement.
/// </summary>
sealed class PointerMover(PreviewStore previews, PageStore pages, Edge edge)
{
    /// <summary>Moves the pointer and returns CloudFront's id of the invalidation that was accepted.</summary>
    /// <exception cref="PreviewRefusedException">CloudFront refused; the pointer shows what it showed before.</exception>
    public async Task<string> MoveTo(PagePointer target, CancellationToken cancellationToken)
    {
        await previews.AdvancePointer(target, cancellationToken);
        var shown = await Show(cancellationToken);
        try
        {
            var invalidation = await edge.InvalidatePointer(shown.CallerReference, cancellationToken);
            if (shown.InvalidationId != invalidation)
                await previews.SaveInvalidation(shown with { InvalidationId = invalidation }, cancellationToken);
            return invalidation;
        }
        catch (AmazonCloudFrontException refused) when (refused.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError && !MayPass(refused))
        {
            await MoveBack(target.RequestId, cancellationToken);
            throw new PreviewRefusedException($"CloudFront refused to drop the old page ({refused.ErrorCode}: {refused.Message}). The old page stays; mend the distribution's settings and publish again.", refused);
        }
    }

    /// <summary>Shows again what was shown before a request that failed, unless a later one has moved the pointer since.</summary>
    public async Task MoveBack(Guid requestId, CancellationToken cancellationToken)
    {
        await previews.RetreatPointer(requestId, cancellationToken);
        if (await previews.Pointer(cancellationToken) is not null)
            await Show(cancellationToken);
    }

    /// <summary>Copies the page that the row names to the pointer, again if the row moved meanwhile: the last writer always wrote the row's page.</summary>
    async Task<PagePointer> Show(CancellationToken cancellationToken)
    {
        while (true)
        {
            var wanted = await Row();
            await pages.ShowAtPointer(wanted.Card, wanted.PreviewVersion, cancellationToken);
            if ((await Row()).RequestId == wanted.RequestId)
                return wanted;
        }

        async Task<PagePointer> Row() =>
            await previews.Pointer(cancellationToken) ?? throw new InvalidOperationException("The pointer's row vanished from the table previews.");
    }

    /// <summary>Too many invalidations at once, and throttling, pass by themselves: the message is tried again.</summary>
    static bool MayPass(AmazonCloudFrontException refused) =>
        refused.ErrorCode is "TooManyInvalidationsInProgress" or "Throttling" or "ThrottlingException" or "RequestTimeout";
}
