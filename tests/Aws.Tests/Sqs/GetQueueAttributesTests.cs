using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Sqs;

public sealed class GetQueueAttributesTests : WireTests
{
    [Fact]
    public async Task Names_are_sent_and_values_come_back()
    {
        Server.AnswersJson(200, """{"Attributes":{"QueueArn":"arn:aws:sqs:us-west-2:111122223333:clicks","ApproximateNumberOfMessages":"7","ApproximateNumberOfMessagesNotVisible":"3"}}""");

        var response = await Sqs.GetQueueAttributesAsync(QueueUrl, ["QueueArn", "ApproximateNumberOfMessages"]);

        AssertSentJson("1.0", "AmazonSQS.GetQueueAttributes", $$"""{"QueueUrl":"{{QueueUrl}}","AttributeNames":["QueueArn","ApproximateNumberOfMessages"]}""");
        Assert.Equal("7", response.Attributes!["ApproximateNumberOfMessages"]);
        Assert.Equal("arn:aws:sqs:us-west-2:111122223333:clicks", response.QueueARN);
        Assert.Equal((7, 3, 0), (response.ApproximateNumberOfMessages, response.ApproximateNumberOfMessagesNotVisible, response.ApproximateNumberOfMessagesDelayed));
    }
}
