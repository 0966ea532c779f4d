using JadaReferral.Redirect.Visitors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JadaReferral.Redirect.Tests.Visitors;

public sealed class VisitorOriginTests
{
    static (string Address, string Country) Read(string peer, string[] proxies, params (string Name, string Value)[] headers)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = System.Net.IPAddress.Parse(peer);
        foreach (var (name, value) in headers)
            context.Request.Headers.Append(name, value);
        var origin = new VisitorOrigin(Options.Create(new RedirectOptions { TrustedProxies = proxies }));
        Span<byte> address = stackalloc byte[VisitorKey.MaxAddress];
        var country = origin.Read(context, address, out var length).ToString();
        return (new System.Net.IPAddress(address[..length]).ToString(), country);
    }

    [Fact]
    public void Forwarded_headers_of_strangers_count_for_nothing() =>
        Assert.Equal(
            ("198.51.100.1", ""),
            Read("198.51.100.1", ["10.0.0.0/8"], ("X-Forwarded-For", "203.0.113.9"), ("CloudFront-Viewer-Address", "203.0.113.9:1"), ("CloudFront-Viewer-Country", "DE")));

    [Fact]
    public void Without_configured_proxies_nobody_is_believed() =>
        Assert.Equal(("127.0.0.1", ""), Read("127.0.0.1", [], ("X-Forwarded-For", "203.0.113.9"), ("CloudFront-Viewer-Country", "DE")));

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("::ffff:10.1.2.3")]
    public void A_configured_proxy_says_address_and_country(string proxy) =>
        Assert.Equal(
            ("203.0.113.9", "DE"),
            Read(proxy, ["10.0.0.0/8"], ("CloudFront-Viewer-Address", "203.0.113.9:45678"), ("CloudFront-Viewer-Country", "DE")));

    [Theory]
    [InlineData("203.0.113.9", "203.0.113.9")]
    [InlineData("192.0.2.66, 203.0.113.9", "203.0.113.9")]
    [InlineData("192.0.2.66, 203.0.113.9, 10.9.9.9", "203.0.113.9")]
    [InlineData("2001:db8::1", "2001:db8::1")]
    [InlineData("nonsense", "10.1.2.3")]
    [InlineData("10.8.8.8", "10.1.2.3")]
    public void The_last_forwarded_address_that_is_no_proxy_counts(string forwarded, string expected) =>
        Assert.Equal(expected, Read("10.1.2.3", ["10.0.0.0/8"], ("X-Forwarded-For", forwarded)).Address);

    [Theory]
    [InlineData("de")]
    [InlineData("DEU")]
    [InlineData("1X")]
    public void A_country_that_is_none_is_unknown(string country) =>
        Assert.Equal("", Read("10.1.2.3", ["10.0.0.0/8"], ("CloudFront-Viewer-Country", country)).Country);
}
