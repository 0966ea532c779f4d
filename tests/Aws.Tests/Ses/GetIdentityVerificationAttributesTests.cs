using Amazon.SimpleEmail.Model;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Ses;

public sealed class GetIdentityVerificationAttributesTests : WireTests
{
    [Fact]
    public async Task What_is_known_of_each_identity_comes_back_by_its_name()
    {
        Server.AnswersXml(200, """
            <GetIdentityVerificationAttributesResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">
              <GetIdentityVerificationAttributesResult><VerificationAttributes>
                <entry><key>mail.example.com</key><value><VerificationStatus>Success</VerificationStatus><VerificationToken>t0ken=</VerificationToken></value></entry>
              </VerificationAttributes></GetIdentityVerificationAttributesResult>
              <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>
            </GetIdentityVerificationAttributesResponse>
            """);

        var response = await Ses.GetIdentityVerificationAttributesAsync(new GetIdentityVerificationAttributesRequest { Identities = ["mail.example.com", "example.com"] });

        AssertSentQuery("Action=GetIdentityVerificationAttributes&Version=2010-12-01&Identities.member.1=mail.example.com&Identities.member.2=example.com");
        var (identity, known) = Assert.Single(response.VerificationAttributes!);
        Assert.Equal("mail.example.com", identity);
        Assert.Equal(("Success", "t0ken="), (known.VerificationStatus?.Value, known.VerificationToken));
    }

    [Fact]
    public async Task Without_any_identity_the_map_is_empty()
    {
        Server.AnswersXml(200, """<GetIdentityVerificationAttributesResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><GetIdentityVerificationAttributesResult><VerificationAttributes/></GetIdentityVerificationAttributesResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetIdentityVerificationAttributesResponse>""");

        Assert.Empty((await Ses.GetIdentityVerificationAttributesAsync(new GetIdentityVerificationAttributesRequest { Identities = ["example.com"] })).VerificationAttributes!);
    }
}
