using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Sns;

public sealed class ListTopicsTests : WireTests
{
    [Fact]
    public async Task Topics_come_back_and_no_token_on_the_last_page()
    {
        Server.AnswersXml(200, Answer.Of("ListTopics", "<Topics><member><TopicArn>t-1</TopicArn></member><member><TopicArn>t-2</TopicArn></member></Topics>"));

        var response = await Sns.ListTopicsAsync();

        AssertSentQuery("Action=ListTopics&Version=2010-03-31");
        Assert.Equal(["t-1", "t-2"], response.Topics!.Select(topic => topic.TopicArn));
        Assert.Null(response.NextToken);
    }
}
