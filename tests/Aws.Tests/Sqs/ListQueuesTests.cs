using Amazon.SQS.Model;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Sqs;

public sealed class ListQueuesTests : WireTests
{
    [Fact]
    public async Task A_page_is_asked_for_and_comes_back_with_the_next_ones_token()
    {
        Server.AnswersJson(200, $$"""{"QueueUrls":["{{QueueUrl}}"],"NextToken":"t-2"}""");

        var response = await Sqs.ListQueuesAsync(new ListQueuesRequest("cl") { MaxResults = 1, NextToken = "t-1" });

        AssertSentJson("1.0", "AmazonSQS.ListQueues", """{"QueueNamePrefix":"cl","MaxResults":1,"NextToken":"t-1"}""");
        Assert.Equal(QueueUrl, Assert.Single(response.QueueUrls!));
        Assert.Equal("t-2", response.NextToken);
    }
}
