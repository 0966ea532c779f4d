using System.Security.Cryptography;

namespace JadaReferral.Local.Standins;

/// <summary>One accepted request to forget paths.</summary>
sealed record Invalidation(string Id, string CallerReference, IReadOnlyList<string> Paths, DateTimeOffset CreatedAt)
{
    public const string InProgress = "InProgress";
    public const string Completed = "Completed";
}

/// <summary>
/// The invalidations of the one distribution. A caller reference is used once: the same paths again are the same invalidation, other paths are
/// an error. Like CloudFront it accepts first and answers <c>Completed</c> later; here the edge has forgotten the paths already.
/// </summary>
sealed class Invalidations(EdgeCache cache, TimeProvider clock)
{
    const int IdLength = 13;
    const string IdLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    readonly Lock _gate = new();
    readonly List<Invalidation> _accepted = [];

    /// <summary>Makes the edge forget <paramref name="paths"/>.</summary>
    /// <exception cref="CloudFrontException">The reference was used with other paths.</exception>
    public Invalidation Accept(string callerReference, IReadOnlyList<string> paths)
    {
        lock (_gate)
        {
            if (_accepted.Find(one => one.CallerReference == callerReference) is { } earlier)
            {
                return earlier.Paths.Order(StringComparer.Ordinal).SequenceEqual(paths.Order(StringComparer.Ordinal))
                    ? earlier
                    : throw new CloudFrontException(400, "InvalidationBatchAlreadyExists", "The caller reference was used before with other paths.");
            }

            var accepted = new Invalidation("I" + RandomNumberGenerator.GetString(IdLetters, IdLength), callerReference, paths, clock.GetUtcNow());
            _accepted.Add(accepted);
            cache.Invalidate(paths);
            return accepted;
        }
    }

    /// <summary>An invalidation that was accepted.</summary>
    /// <exception cref="CloudFrontException">There is none with this id.</exception>
    public Invalidation Get(string id)
    {
        lock (_gate)
        {
            return _accepted.Find(one => one.Id == id)
                ?? throw new CloudFrontException(404, "NoSuchInvalidation", "The specified invalidation does not exist.");
        }
    }
}
