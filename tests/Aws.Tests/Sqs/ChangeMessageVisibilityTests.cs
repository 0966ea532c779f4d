using Amazon.SQS.Model;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Sqs;

public sealed class ChangeMessageVisibilityTests : WireTests
{
    [Fact]
    public async Task Zero_is_a_timeout_and_is_sent()
    {
        Server.AnswersJson(200, "");

        await Sqs.ChangeMessageVisibilityAsync(QueueUrl, "r-1", 0);

        AssertSentJson("1.0", "AmazonSQS.ChangeMessageVisibility", $$"""{"QueueUrl":"{{QueueUrl}}","ReceiptHandle":"r-1","VisibilityTimeout":0}""");
    }

    [Fact]
    public async Task A_message_that_is_not_in_flight_is_its_own_exception()
    {
        Server.AnswersJson(400, """{"__type":"com.amazonaws.sqs#MessageNotInflight","message":"no"}""");

        await Assert.ThrowsAsync<MessageNotInflightException>(() => Sqs.ChangeMessageVisibilityAsync(QueueUrl, "r-1", 30));
    }
}
