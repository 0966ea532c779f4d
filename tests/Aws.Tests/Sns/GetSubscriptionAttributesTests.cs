using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Sns;

public sealed class GetSubscriptionAttributesTests : WireTests
{
    [Fact]
    public async Task Attributes_come_back_as_a_map()
    {
        Server.AnswersXml(200, Answer.Of("GetSubscriptionAttributes", """
            <Attributes>
              <entry><key>RawMessageDelivery</key><value>true</value></entry>
              <entry><key>FilterPolicy</key><value>{&quot;a&quot;:[&quot;b &amp; c&quot;]}</value></entry>
              <entry><key>Owner</key><value/></entry>
            </Attributes>
            """));

        var response = await Sns.GetSubscriptionAttributesAsync("s-1");

        AssertSentQuery("Action=GetSubscriptionAttributes&Version=2010-03-31&SubscriptionArn=s-1");
        Assert.Equal(
            new Dictionary<string, string> { ["RawMessageDelivery"] = "true", ["FilterPolicy"] = """{"a":["b & c"]}""", ["Owner"] = "" },
            response.Attributes);
    }
}
