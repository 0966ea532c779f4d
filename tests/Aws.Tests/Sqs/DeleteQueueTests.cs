using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Sqs;

public sealed class DeleteQueueTests : WireTests
{
    [Fact]
    public async Task The_queue_is_sent()
    {
        Server.AnswersJson(200, "");

        await Sqs.DeleteQueueAsync(QueueUrl);

        AssertSentJson("1.0", "AmazonSQS.DeleteQueue", $$"""{"QueueUrl":"{{QueueUrl}}"}""");
    }
}
