using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Sns;

public sealed class ListSubscriptionsByTopicTests : WireTests
{
    [Fact]
    public async Task A_page_is_asked_for_and_comes_back_with_the_next_ones_token()
    {
        Server.AnswersXml(200, Answer.Of("ListSubscriptionsByTopic", """
            <Subscriptions><member><TopicArn>t</TopicArn><Protocol>sqs</Protocol><SubscriptionArn>s-1</SubscriptionArn><Owner>111122223333</Owner><Endpoint>q</Endpoint></member></Subscriptions>
            <NextToken>t-2</NextToken>
            """));

        var response = await Sns.ListSubscriptionsByTopicAsync("t", "t-1");

        AssertSentQuery("Action=ListSubscriptionsByTopic&Version=2010-03-31&TopicArn=t&NextToken=t-1");
        var subscription = Assert.Single(response.Subscriptions!);
        Assert.Equal(("t", "sqs", "s-1", "111122223333", "q"), (subscription.TopicArn, subscription.Protocol, subscription.SubscriptionArn, subscription.Owner, subscription.Endpoint));
        Assert.Equal("t-2", response.NextToken);
    }
}
