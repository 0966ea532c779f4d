using Amazon.SimpleEmail.Model;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Ses;

public sealed class GetIdentityDkimAttributesTests : WireTests
{
    [Fact]
    public async Task What_is_known_of_each_identity_comes_back_by_its_name()
    {
        Server.AnswersXml(200, """
            <GetIdentityDkimAttributesResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">
              <GetIdentityDkimAttributesResult><DkimAttributes>
                <entry><key>mail.example.com</key><value><DkimEnabled>true</DkimEnabled><DkimVerificationStatus>Pending</DkimVerificationStatus><DkimTokens><member>one</member><member>two</member></DkimTokens></value></entry>
              </DkimAttributes></GetIdentityDkimAttributesResult>
              <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>
            </GetIdentityDkimAttributesResponse>
            """);

        var response = await Ses.GetIdentityDkimAttributesAsync(new GetIdentityDkimAttributesRequest { Identities = ["mail.example.com", "example.com"] });

        AssertSentQuery("Action=GetIdentityDkimAttributes&Version=2010-12-01&Identities.member.1=mail.example.com&Identities.member.2=example.com");
        var (identity, known) = Assert.Single(response.DkimAttributes!);
        Assert.Equal("mail.example.com", identity);
        Assert.Equal((true, "Pending"), (known.DkimEnabled, known.DkimVerificationStatus?.Value));
        Assert.Equal(["one", "two"], known.DkimTokens);
    }

    [Fact]
    public async Task Without_any_identity_the_map_is_empty()
    {
        Server.AnswersXml(200, """<GetIdentityDkimAttributesResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><GetIdentityDkimAttributesResult><DkimAttributes/></GetIdentityDkimAttributesResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetIdentityDkimAttributesResponse>""");

        Assert.Empty((await Ses.GetIdentityDkimAttributesAsync(new GetIdentityDkimAttributesRequest { Identities = ["example.com"] })).DkimAttributes!);
    }
}
