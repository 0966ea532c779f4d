using Amazon.SimpleNotificationService.Model;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Sns;

public sealed class UnsubscribeTests : WireTests
{
    [Fact]
    public async Task The_subscription_is_sent()
    {
        Server.AnswersXml(200, """<UnsubscribeResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></UnsubscribeResponse>""");

        await Sns.UnsubscribeAsync(TopicArn + ":s-1");

        AssertSentQuery("Action=Unsubscribe&Version=2010-03-31&SubscriptionArn=arn%3Aaws%3Asns%3Aus-west-2%3A111122223333%3Aclicks%3As-1");
    }

    [Fact]
    public async Task A_subscription_that_does_not_exist_is_its_own_exception()
    {
        Server.AnswersXml(404, Answer.Error("NotFound", "no"));

        await Assert.ThrowsAsync<NotFoundException>(() => Sns.UnsubscribeAsync("arn"));
    }
}
