using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Ses;

public sealed class GetSendQuotaTests : WireTests
{
    [Fact]
    public async Task The_quota_comes_back()
    {
        Server.AnswersXml(200, """
            <GetSendQuotaResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">
              <GetSendQuotaResult><SentLast24Hours>127.0</SentLast24Hours><Max24HourSend>-1.0</Max24HourSend><MaxSendRate>14.5</MaxSendRate></GetSendQuotaResult>
              <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>
            </GetSendQuotaResponse>
            """);

        var response = await Ses.GetSendQuotaAsync();

        AssertSentQuery("Action=GetSendQuota&Version=2010-12-01");
        Assert.Equal((-1, 14.5, 127), (response.Max24HourSend, response.MaxSendRate, response.SentLast24Hours));
    }
}
