using FsCheck;
using FsCheck.Fluent;
using JadaReferral.Redirect.Vendors;

namespace JadaReferral.Redirect.Tests.Vendors;

public sealed class ReferralLinkTests
{
    static readonly Guid ClickId = new("0199f3a2-1111-7222-8333-444455556666");

    /// <summary>Queries made of what visitors and attackers write: known and unknown names, delimiters, escapes, other hosts, line breaks.</summary>
    static readonly Gen<string> Queries = Gen.OneOf(
            Gen.Elements(
                "p", "gclid", "fbclid", "utm_term", "utm_source", "utm_content", "utm_campaign", "jref", "=", "&", "?", "#", "/", "//", "\\", "@", ":", ";",
                "%0d%0a", "%0D", "\r\n", "%", "%2", "%25", "%00", "+", "https://evil.example", "evil.example", ".", "..", "table-12", "a", "Z9", "\u00e9", "\u202e", "\0"),
            ArbMap.Default.GeneratorFor<string>().Where(text => text is not null))
        .ListOf()
        .Select(parts => "?" + string.Concat(parts));

    static ReferralLink Link(string destination = "https://queenofsandiego.com", bool appendClickId = false)
    {
        Assert.True(ReferralLink.TryCreate(SevenVendors.Vendor("solare", destination: destination, appendClickId: appendClickId), out var link, out _));
        return link;
    }

    static string Location(ReferralLink link, string? query) => link.LocationFor(VisitorParameters.Read(query), ClickId);

    [Fact]
    public void No_input_yields_another_host_path_or_attribution() =>
        Prop.ForAll(Queries.ToArbitrary(), ArbMap.Default.ArbFor<bool>(), (query, appendClickId) =>
        {
            var location = Location(Link(appendClickId: appendClickId), query);
            var url = new Uri(location, UriKind.Absolute);
            var values = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(url.Query);
            return location.StartsWith(SevenVendors.LocationOf("solare"), StringComparison.Ordinal)
                && url is { Scheme: "https", Host: "queenofsandiego.com", AbsolutePath: "/", Fragment: "", UserInfo: "", Port: 443 }
                && values["utm_source"] == "solare"
                && values["utm_medium"] == "referral"
                && values["utm_campaign"] == "vendor-referral"
                && location.All(letter => letter is > ' ' and < (char)127);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Parameters_that_are_taken_over_arrive_as_they_were_sent() =>
        Prop.ForAll(
            Gen.Elements("abcXYZ019-._~".ToCharArray()).NonEmptyListOf().Select(letters => string.Concat(letters.Take(64))).ToArbitrary(),
            value => Location(Link(), $"?x=1&gclid={value}&fbclid={value}&utm_term={value}")
                == $"{SevenVendors.LocationOf("solare")}&utm_term={value}&gclid={value}&fbclid={value}")
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("?p=table-12", "&utm_content=table-12")]
    [InlineData("?p=Table-12", "&utm_content=table-12")]
    [InlineData("?p=", "")]
    [InlineData("?p=two%20words", "")]
    [InlineData("?p=a&p=b", "&utm_content=a")]
    [InlineData("?utm_content=mine", "")]
    [InlineData("?gclid=a%20b", "&gclid=a%20b")]
    [InlineData("?gclid=a%2", "")]
    [InlineData("?gclid=%%41", "")]
    [InlineData("?gclid=a#b", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Query_adds(string? query, string expected) =>
        Assert.Equal(SevenVendors.LocationOf("solare") + expected, Location(Link(), query));

    [Fact]
    public void A_placement_or_a_click_id_that_is_too_long_is_dropped()
    {
        Assert.Equal(SevenVendors.LocationOf("solare"), Location(Link(), "?p=" + new string('a', 65)));
        Assert.Equal(SevenVendors.LocationOf("solare"), Location(Link(), "?gclid=" + new string('a', 513)));
    }

    [Fact]
    public void The_click_id_is_appended_where_the_vendor_wants_it() =>
        Assert.Equal(SevenVendors.LocationOf("solare") + "&utm_content=bar&jref=" + ClickId.ToString("N"), Location(Link(appendClickId: true), "?p=bar"));

    [Theory]
    [InlineData("https://queenofsandiego.com/sail?boat=jada", "https://queenofsandiego.com/sail?boat=jada&utm_source=solare&utm_medium=referral&utm_campaign=vendor-referral")]
    [InlineData("https://queenofsandiego.com/sail?utm_source=other&UTM_Medium=x", "https://queenofsandiego.com/sail?utm_source=solare&utm_medium=referral&utm_campaign=vendor-referral")]
    [InlineData("https://queenofsandiego.com/sail#dates", "https://queenofsandiego.com/sail?utm_source=solare&utm_medium=referral&utm_campaign=vendor-referral#dates")]
    public void A_destination_keeps_its_own_path_query_and_fragment(string destination, string expected) =>
        Assert.Equal(expected, Location(Link(destination), query: null));

    [Fact]
    public void What_is_added_stands_before_the_fragment() =>
        Assert.EndsWith("&utm_content=bar#dates", Location(Link("https://queenofsandiego.com/#dates"), "?p=bar"), StringComparison.Ordinal);

    [Theory]
    [InlineData("solare", "http://queenofsandiego.com")]
    [InlineData("solare", "//queenofsandiego.com")]
    [InlineData("solare", "javascript:alert(1)")]
    [InlineData("solare", "https://user@queenofsandiego.com")]
    [InlineData("solare", "")]
    [InlineData("So lare", "https://queenofsandiego.com")]
    [InlineData("", "https://queenofsandiego.com")]
    public void A_vendor_that_guests_must_not_be_sent_to_is_refused_with_a_reason(string code, string destination)
    {
        Assert.False(ReferralLink.TryCreate(SevenVendors.Vendor(code, destination: destination), out _, out var reason));
        Assert.NotEmpty(reason);
    }
}
