using Amazon.SimpleEmail.Model;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Ses;

public sealed class GetIdentityMailFromDomainAttributesTests : WireTests
{
    [Fact]
    public async Task What_is_known_of_each_identity_comes_back_by_its_name()
    {
        Server.AnswersXml(200, """
            <GetIdentityMailFromDomainAttributesResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">
              <GetIdentityMailFromDomainAttributesResult><MailFromDomainAttributes>
                <entry><key>mail.example.com</key><value><MailFromDomain>bounce.mail.example.com</MailFromDomain><MailFromDomainStatus>Failed</MailFromDomainStatus><BehaviorOnMXFailure>RejectMessage</BehaviorOnMXFailure></value></entry>
              </MailFromDomainAttributes></GetIdentityMailFromDomainAttributesResult>
              <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>
            </GetIdentityMailFromDomainAttributesResponse>
            """);

        var response = await Ses.GetIdentityMailFromDomainAttributesAsync(new GetIdentityMailFromDomainAttributesRequest { Identities = ["mail.example.com", "example.com"] });

        AssertSentQuery("Action=GetIdentityMailFromDomainAttributes&Version=2010-12-01&Identities.member.1=mail.example.com&Identities.member.2=example.com");
        var (identity, known) = Assert.Single(response.MailFromDomainAttributes!);
        Assert.Equal("mail.example.com", identity);
        Assert.Equal(("bounce.mail.example.com", "Failed", "RejectMessage"), (known.MailFromDomain, known.MailFromDomainStatus?.Value, known.BehaviorOnMXFailure?.Value));
    }

    [Fact]
    public async Task Without_any_identity_the_map_is_empty()
    {
        Server.AnswersXml(200, """<GetIdentityMailFromDomainAttributesResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><GetIdentityMailFromDomainAttributesResult><MailFromDomainAttributes/></GetIdentityMailFromDomainAttributesResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetIdentityMailFromDomainAttributesResponse>""");

        Assert.Empty((await Ses.GetIdentityMailFromDomainAttributesAsync(new GetIdentityMailFromDomainAttributesRequest { Identities = ["example.com"] })).MailFromDomainAttributes!);
    }
}
