using Amazon.CloudFront;
using Amazon.CloudFront.Model;
using JadaReferral.Previews.Stores;
using Microsoft.Extensions.Options;

namespace JadaReferral.Previews.Publishing;

/// <summary>Tells CloudFront to drop the old page at the pointer.</summary>
sealed class Edge(IAmazonCloudFront cloudFront, IOptions<PreviewsOptions> options)
{
    /// <summary>
    /// Invalidates the pointer's path and returns CloudFront's id. One caller reference is one invalidation, however often it is asked for,
    /// so a redelivered message costs nothing.
    /// </summary>
    public async Task<string> InvalidatePointer(string callerReference, CancellationToken cancellationToken)
    {
        var answer = await cloudFront.CreateInvalidationAsync(
            new CreateInvalidationRequest
            {
                DistributionId = options.Value.DistributionId,
                InvalidationBatch = new InvalidationBatch
                {
                    CallerReference = callerReference,
                    Paths = new Paths { Quantity = 1, Items = ["/" + PageStore.PointerKey] },
                },
            },
            cancellationToken);
        return answer.Invalidation.Id;
    }

    /// <summary>Whether every edge location has dropped it.</summary>
    public async Task<bool> HasCompleted(string invalidationId, CancellationToken cancellationToken)
    {
        var answer = await cloudFront.GetInvalidationAsync(
            new GetInvalidationRequest { DistributionId = options.Value.DistributionId, Id = invalidationId }, cancellationToken);
        return answer.Invalidation.Status == "Completed";
    }
}
