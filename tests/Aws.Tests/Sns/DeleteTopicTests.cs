using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Sns;

public sealed class DeleteTopicTests : WireTests
{
    [Fact]
    public async Task The_topic_is_sent()
    {
        Server.AnswersXml(200, """<DeleteTopicResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></DeleteTopicResponse>""");

        await Sns.DeleteTopicAsync("t");

        AssertSentQuery("Action=DeleteTopic&Version=2010-03-31&TopicArn=t");
    }
}
