using Amazon.SimpleEmail.Model;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Ses;

public sealed class GetAccountSendingEnabledTests : WireTests
{
    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task Whether_the_account_sends_comes_back(string told, bool enabled)
    {
        Server.AnswersXml(200, $"""
            <GetAccountSendingEnabledResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">
              <GetAccountSendingEnabledResult><Enabled>{told}</Enabled></GetAccountSendingEnabledResult>
              <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>
            </GetAccountSendingEnabledResponse>
            """);

        var response = await Ses.GetAccountSendingEnabledAsync(new GetAccountSendingEnabledRequest());

        AssertSentQuery("Action=GetAccountSendingEnabled&Version=2010-12-01");
        Assert.Equal(enabled, response.Enabled);
    }
}
