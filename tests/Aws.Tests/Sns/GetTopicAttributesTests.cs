using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Sns;

public sealed class GetTopicAttributesTests : WireTests
{
    [Fact]
    public async Task Attributes_come_back_as_a_map()
    {
        Server.AnswersXml(200, Answer.Of("GetTopicAttributes", "<Attributes><entry><key>SubscriptionsConfirmed</key><value>2</value></entry></Attributes>"));

        var response = await Sns.GetTopicAttributesAsync("t");

        AssertSentQuery("Action=GetTopicAttributes&Version=2010-03-31&TopicArn=t");
        Assert.Equal("2", response.Attributes!["SubscriptionsConfirmed"]);
    }
}
