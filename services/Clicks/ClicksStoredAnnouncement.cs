using JadaReferral.Contracts.Clicks;
using MassTransit;

namespace JadaReferral.Clicks;

/// <summary>Publishes <see cref="ClicksStored"/>.</summary>
static class ClicksStoredAnnouncement
{
    // About 80 bytes a bucket: far below the broker's 256 KB.
    const int MostBuckets = 1000;

    public static Announce Through(IPublishEndpoint bus, TimeProvider clock) => async (buckets, cancellationToken) =>
    {
        foreach (var part in buckets.Chunk(MostBuckets))
        {
            var stored = new ClicksStored { BatchId = NewId.NextGuid(), StoredAt = clock.GetUtcNow(), Buckets = part };
            await bus.Publish(stored, cancellationToken);
        }
    };
}
