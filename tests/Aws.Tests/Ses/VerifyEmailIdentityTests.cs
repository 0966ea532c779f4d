using Amazon.SimpleEmail.Model;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Ses;

public sealed class VerifyEmailIdentityTests : WireTests
{
    [Fact]
    public async Task The_address_is_sent()
    {
        Server.AnswersXml(200, """<VerifyEmailIdentityResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><VerifyEmailIdentityResult/><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></VerifyEmailIdentityResponse>""");

        await Ses.VerifyEmailIdentityAsync(new VerifyEmailIdentityRequest { EmailAddress = "crew@mail.example.com" });

        AssertSentQuery("Action=VerifyEmailIdentity&Version=2010-12-01&EmailAddress=crew%40mail.example.com");
    }
}
