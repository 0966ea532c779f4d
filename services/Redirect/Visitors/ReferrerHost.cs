using System.Buffers;

namespace JadaReferral.Redirect.Visitors;

/// <summary>The host in a Referer header.</summary>
static class ReferrerHost
{
    const int MaxLength = 253;

    static readonly SearchValues<char> EndOfHost = SearchValues.Create("/?#");

    static readonly SearchValues<char> HostLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.");

    /// <summary>The host name in <paramref name="referer"/>, without user, port, path or query; empty when there is none.</summary>
    public static ReadOnlySpan<char> Read(ReadOnlySpan<char> referer)
    {
        var scheme = referer.IndexOf("://");
        if (scheme < 0)
            return default;

        var host = referer[(scheme + 3)..];
        var end = host.IndexOfAny(EndOfHost);
        if (end >= 0)
            host = host[..end];
        host = host[(host.LastIndexOf('@') + 1)..];
        var port = host.IndexOf(':');
        if (port >= 0)
            host = host[..port];
        return host.Length is > 0 and <= MaxLength && !host.ContainsAnyExcept(HostLetters) ? host : default;
    }
}
