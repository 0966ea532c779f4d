using Amazon.SimpleEmail.Model;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Ses;

public sealed class VerifyEmailIdentityTests : WireTests
{
    [Fact]
    public async Task An_address_is_named()
    {
        Server.AnswersXml(200, """
            <VerifyEmailIdentityResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">
              <VerifyEmailIdentityResult/>
              <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>
            </VerifyEmailIdentityResponse>
            """);

        var response = await Ses.VerifyEmailIdentityAsync(new VerifyEmailIdentityRequest { EmailAddress = "crew+x@example.com" });

        AssertSentQuery("Action=VerifyEmailIdentity&Version=2010-12-01&EmailAddress=crew%2Bx%40example.com");
        Assert.Equal("r-1", response.ResponseMetadata.RequestId);
    }
}
