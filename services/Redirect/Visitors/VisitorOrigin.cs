using System.Net;
using Microsoft.Extensions.Options;

namespace JadaReferral.Redirect.Visitors;

/// <summary>
/// Where a visitor comes from. Forwarded headers count only when the peer is a configured proxy; otherwise the peer is the visitor and
/// no country is known. Addresses go into the visitor key and nowhere else.
/// </summary>
sealed class VisitorOrigin(IOptions<RedirectOptions> options)
{
    readonly IPNetwork[] _proxies = [.. options.Value.TrustedProxies.Select(IPNetwork.Parse)];

    /// <summary>Writes the visitor's address as bytes and returns the country, empty when unknown.</summary>
    public ReadOnlySpan<char> Read(HttpContext context, Span<byte> address, out int length)
    {
        var peer = context.Connection.RemoteIpAddress;
        if (_proxies.Length == 0 || peer is null || !IsProxy(peer))
        {
            length = Write(peer, address);
            return default;
        }

        length = Write(Forwarded(context.Request.Headers) ?? peer, address);
        var country = context.Request.Headers["CloudFront-Viewer-Country"].ToString().AsSpan();
        return country.Length == 2 && char.IsAsciiLetterUpper(country[0]) && char.IsAsciiLetterUpper(country[1]) ? country : default;
    }

    /// <summary>CloudFront says the viewer's address and port; other proxies append to X-Forwarded-For, where the last one that is no proxy counts.</summary>
    IPAddress? Forwarded(IHeaderDictionary headers)
    {
        var viewer = headers["CloudFront-Viewer-Address"].ToString();
        var port = viewer.LastIndexOf(':');
        if (port > 0 && IPAddress.TryParse(viewer.AsSpan(0, port), out var address))
            return address;

        var hops = headers["X-Forwarded-For"];
        for (var line = hops.Count - 1; line >= 0; line--)
        {
            var rest = (hops[line] ?? "").AsSpan();
            while (!rest.IsEmpty)
            {
                var comma = rest.LastIndexOf(',');
                if (!IPAddress.TryParse(rest[(comma + 1)..].Trim(), out var hop))
                    return null;
                if (!IsProxy(hop))
                    return hop;
                rest = comma < 0 ? default : rest[..comma];
            }
        }

        return null;
    }

    bool IsProxy(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Array.Exists(_proxies, proxy => proxy.Contains(plain));
    }

    static int Write(IPAddress? address, Span<byte> to) =>
        address is not null && address.TryWriteBytes(to, out var length) ? length : 0;
}
