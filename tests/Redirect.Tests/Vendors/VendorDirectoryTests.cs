using JadaReferral.Redirect.Vendors;
using JadaReferral.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace JadaReferral.Redirect.Tests.Vendors;

public sealed class VendorDirectoryTests
{
    readonly HandDrivenClock _clock = new(DateTimeOffset.UnixEpoch);
    readonly VendorDirectory _directory;

    public VendorDirectoryTests()
    {
        _directory = new VendorDirectory(_clock, NullLogger<VendorDirectory>.Instance);
        _directory.Replace(new VendorReading(SevenVendors.All, []), _clock.GetUtcNow());
        _clock.Advance(TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("solare", true)]
    [InlineData("SoLaRe", true)]
    [InlineData("solar", false)]
    [InlineData("", false)]
    [InlineData("\u017folare", false)]
    public void Finds_codes_in_any_case(string code, bool found) => Assert.Equal(found, _directory.TryFind(code, out _));

    [Fact]
    public void A_change_counts_when_its_version_is_newer()
    {
        Assert.True(_directory.Apply(SevenVendors.Vendor("solare", version: 3, paused: true)));
        Assert.False(_directory.Apply(SevenVendors.Vendor("solare", version: 2)));
        Assert.False(_directory.Apply(SevenVendors.Vendor("solare", version: 3)));
        Assert.False(_directory.TryFind("solare", out _));

        Assert.True(_directory.Apply(SevenVendors.Vendor("solare", version: 4)));
        Assert.True(_directory.TryFind("solare", out _));
    }

    [Fact]
    public void A_full_reading_that_began_before_a_change_does_not_undo_it()
    {
        var begun = _clock.GetUtcNow();
        _clock.Advance(TimeSpan.FromSeconds(1));
        _directory.Apply(SevenVendors.Vendor("newcomer"));
        _directory.Apply(SevenVendors.Vendor("solare", version: 2, paused: true));
        _directory.Replace(new VendorReading(SevenVendors.All, []), begun);

        Assert.True(_directory.TryFind("newcomer", out _));
        Assert.False(_directory.TryFind("solare", out _));
    }

    [Fact]
    public void A_full_reading_removes_what_is_gone_and_keeps_what_cannot_be_read()
    {
        _directory.Replace(new VendorReading([.. SevenVendors.All.Skip(2)], [SevenVendors.Codes[1]]), _clock.GetUtcNow());
        Assert.False(_directory.TryFind(SevenVendors.Codes[0], out _));
        Assert.True(_directory.TryFind(SevenVendors.Codes[1], out _));
        Assert.Equal(6, _directory.Count);
    }

    [Fact]
    public void A_vendor_with_an_unusable_destination_is_not_found_and_the_others_are()
    {
        _directory.Apply(SevenVendors.Vendor("solare", version: 2, destination: "ftp://example.com"));
        Assert.False(_directory.TryFind("solare", out _));
        Assert.True(_directory.TryFind("puesto", out _));
    }
}
