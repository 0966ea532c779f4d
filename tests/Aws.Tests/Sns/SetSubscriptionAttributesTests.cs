using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Sns;

public sealed class SetSubscriptionAttributesTests : WireTests
{
    [Fact]
    public async Task Name_and_value_are_sent()
    {
        Server.AnswersXml(200, """<SetSubscriptionAttributesResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></SetSubscriptionAttributesResponse>""");

        await Sns.SetSubscriptionAttributesAsync("s-1", "FilterPolicy", """{"a":["b"]}""");

        AssertSentQuery("Action=SetSubscriptionAttributes&Version=2010-03-31&SubscriptionArn=s-1&AttributeName=FilterPolicy&AttributeValue=%7B%22a%22%3A%5B%22b%22%5D%7D");
    }
}
