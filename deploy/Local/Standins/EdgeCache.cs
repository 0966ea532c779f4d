using System.Globalization;

namespace JadaReferral.Local.Standins;

/// <summary>An object as the edge serves it.</summary>
sealed record EdgeObject(byte[] Body, string ContentType, string ETag, DateTimeOffset LastModified, string? CacheControl);

/// <summary>What the edge holds, for as long as the object's own Cache-Control says, or until it is invalidated.</summary>
sealed class EdgeCache(TimeProvider clock)
{
    /// <summary>CloudFront's default for objects that say nothing.</summary>
    static readonly TimeSpan DefaultLifetime = TimeSpan.FromDays(1);

    const int MostObjects = 1000;

    readonly Lock _gate = new();
    readonly Dictionary<string, Held> _held = new(StringComparer.Ordinal);

    sealed record Held(EdgeObject Object, DateTimeOffset Since, DateTimeOffset Until);

    /// <summary>Rises with every invalidation. Read it before asking the origin, and give it to <see cref="Keep"/>.</summary>
    public long Generation { get; private set; }

    /// <summary>The object and its age; null when it isn't held or is out of date.</summary>
    public (EdgeObject Object, TimeSpan Age)? Find(string path)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
            return _held.TryGetValue(path, out var held) && now < held.Until ? (held.Object, now - held.Since) : null;
    }

    /// <summary>
    /// Holds <paramref name="found"/>, unless something was invalidated since <paramref name="generation"/>: what the origin answered before
    /// that may be just what was to be forgotten.
    /// </summary>
    public void Keep(string path, EdgeObject found, long generation)
    {
        var lifetime = LifetimeOf(found.CacheControl);
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            if (generation != Generation || lifetime <= TimeSpan.Zero)
                return;
            if (_held.Count >= MostObjects)
                _held.Remove(_held.MinBy(entry => entry.Value.Since).Key);
            _held[path] = new Held(found, now, now + lifetime);
        }
    }

    /// <summary>Forgets what <paramref name="patterns"/> name: whole paths, or beginnings that end in <c>*</c>.</summary>
    public void Invalidate(IReadOnlyCollection<string> patterns)
    {
        lock (_gate)
        {
            Generation++;
            foreach (var path in _held.Keys.Where(path => patterns.Any(pattern => Matches(pattern, path))).ToList())
                _held.Remove(path);
        }
    }

    static bool Matches(string pattern, string path) =>
        pattern.EndsWith('*') ? path.StartsWith(pattern[..^1], StringComparison.Ordinal) : path == pattern;

    /// <summary><c>s-maxage</c> before <c>max-age</c>; not at all for <c>no-store</c>, <c>no-cache</c> and <c>private</c>.</summary>
    internal static TimeSpan LifetimeOf(string? cacheControl)
    {
        if (string.IsNullOrWhiteSpace(cacheControl))
            return DefaultLifetime;

        var directives = cacheControl
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(directive => directive.ToLowerInvariant().Split('=', 2))
            .ToLookup(parts => parts[0].Trim(), parts => parts.Length == 2 ? parts[1].Trim(' ', '"') : "", StringComparer.Ordinal);
        if (directives.Contains("no-store") || directives.Contains("no-cache") || directives.Contains("private"))
            return TimeSpan.Zero;

        foreach (var name in (string[])["s-maxage", "max-age"])
        {
            if (directives[name].FirstOrDefault() is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
                return TimeSpan.FromSeconds(seconds);
        }

        return DefaultLifetime;
    }
}
