using JadaReferral.Local.Standins;
using JadaReferral.Testing;

namespace JadaReferral.Local.Tests;

public sealed class EdgeCacheTests
{
    readonly HandDrivenClock _clock = new(new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(null, 86400)]
    [InlineData("public", 86400)]
    [InlineData("max-age=60", 60)]
    [InlineData("max-age=0, s-maxage=300", 300)]
    [InlineData("public, max-age=31536000, immutable", 31536000)]
    [InlineData("no-cache", 0)]
    [InlineData("No-Store, max-age=60", 0)]
    [InlineData("private, max-age=60", 0)]
    public void An_object_is_held_as_long_as_it_says(string? cacheControl, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), EdgeCache.LifetimeOf(cacheControl));

    [Fact]
    public void What_is_out_of_date_is_not_served()
    {
        var cache = new EdgeCache(_clock);
        cache.Keep("/a", Page("max-age=60"), cache.Generation);

        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(TimeSpan.FromSeconds(59), cache.Find("/a")!.Value.Age);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(cache.Find("/a"));
    }

    [Fact]
    public void What_was_fetched_before_an_invalidation_is_not_kept_after_it()
    {
        var cache = new EdgeCache(_clock);
        var generation = cache.Generation;
        cache.Invalidate(["/a"]);

        cache.Keep("/a", Page("max-age=60"), generation);

        Assert.Null(cache.Find("/a"));
    }

    [Fact]
    public void A_star_at_the_end_forgets_all_that_begins_so()
    {
        var cache = new EdgeCache(_clock);
        foreach (var path in (string[])["/previews/1/index.html", "/previews/2/index.html", "/other"])
            cache.Keep(path, Page("max-age=60"), cache.Generation);

        cache.Invalidate(["/previews/*"]);

        Assert.Null(cache.Find("/previews/1/index.html"));
        Assert.Null(cache.Find("/previews/2/index.html"));
        Assert.NotNull(cache.Find("/other"));
    }

    static EdgeObject Page(string cacheControl) => new([1], "text/html", "\"1\"", DateTimeOffset.UnixEpoch, cacheControl);
}
