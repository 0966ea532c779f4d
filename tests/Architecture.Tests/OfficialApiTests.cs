using JadaReferral.Architecture.Tests.Subjects;
using Xunit.Abstractions;

namespace JadaReferral.Architecture.Tests;

/// <summary>
/// <c>-p:OfficialAwsPackages=true</c> puts the official packages in the place of platform/Aws and platform/SqsTransport. They can't be restored
/// everywhere, so what would not compile then is found here.
/// </summary>
public sealed class OfficialApiTests(ITestOutputHelper output)
{
    static readonly IReadOnlyDictionary<string, IReadOnlySet<string>> Official =
        OfficialApi.Lists.ToDictionary(list => list.Key, list => OfficialApi.Read(list.Value), StringComparer.Ordinal);

    [Fact]
    public void Only_members_that_the_official_packages_have_are_used()
    {
        var used = OfficialApi.Users
            .SelectMany(user => MemberUses.In(user.Load().Location).Where(use => Official.ContainsKey(use.Assembly)).Select(use => (User: user.Folder, Use: use)))
            .ToList();
        foreach (var member in used.Select(use => use.Use.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            output.WriteLine(member);

        Assert.All(Official.Keys, standIn => Assert.Contains(used, use => use.Use.Assembly == standIn));
        Assert.Empty(used.GroupBy(use => use.User).SelectMany(user => OfficialApi.Violations(user.Key, user.Select(use => use.Use), Official)).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void The_AWS_clients_offer_nothing_that_the_official_packages_lack()
    {
        var offered = MemberUses.OfferedBy(typeof(Amazon.SQS.IAmazonSQS).Assembly.Location).Where(member => member.Type.StartsWith("Amazon.", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(offered);
        Assert.Empty(OfficialApi.Violations("platform/Aws", offered, Official));
    }

    [Fact]
    public void A_member_of_our_own_is_found()
    {
        MemberUse[] uses =
        [
            new("JadaReferral.Platform.Aws", "Amazon.SQS.Model.Message", "get_Body() : string", []),
            new("JadaReferral.Platform.Aws", "Amazon.SQS.Model.Message", "get_Invented() : string", []),
            new("Another", "Amazon.SQS.Model.Message", "get_Invented() : string", []),
        ];

        Assert.Equal(["planted uses Amazon.SQS.Model.Message.get_Invented() : string"], OfficialApi.Violations("planted", uses, Official));
    }
}
