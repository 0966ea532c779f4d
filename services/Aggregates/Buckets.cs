namespace JadaReferral.Aggregates;

/// <summary>Works on several buckets at once.</summary>
static class Buckets
{
    const int AtOnce = 8;

    /// <summary>Does <paramref name="work"/> for each, a few at a time.</summary>
    public static async Task ForEachAsync<T>(IEnumerable<T> buckets, Func<T, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        foreach (var some in buckets.Chunk(AtOnce))
            await Task.WhenAll(some.Select(bucket => work(bucket, cancellationToken)));
    }
}
