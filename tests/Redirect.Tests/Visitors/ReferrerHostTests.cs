using JadaReferral.Redirect.Visitors;

namespace JadaReferral.Redirect.Tests.Visitors;

public sealed class ReferrerHostTests
{
    [Theory]
    [InlineData("https://www.Example.com/menu?x=1", "www.Example.com")]
    [InlineData("http://example.com", "example.com")]
    [InlineData("https://user:secret@example.com:8443/#a", "example.com")]
    [InlineData("android-app://com.google.android.gm/", "com.google.android.gm")]
    [InlineData("example.com/menu", "")]
    [InlineData("https://", "")]
    [InlineData("https://[::1]/x", "")]
    [InlineData("https://ex ample.com/", "")]
    [InlineData("", "")]
    public void Is_the_host_and_nothing_else(string referer, string expected) =>
        Assert.Equal(expected, ReferrerHost.Read(referer).ToString());
}
