using Amazon.SQS.Model;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Sqs;

public sealed class PurgeQueueTests : WireTests
{
    [Fact]
    public async Task The_queue_is_sent()
    {
        Server.AnswersJson(200, "");

        await Sqs.PurgeQueueAsync(QueueUrl);

        AssertSentJson("1.0", "AmazonSQS.PurgeQueue", $$"""{"QueueUrl":"{{QueueUrl}}"}""");
    }

    [Fact]
    public async Task Purging_twice_in_a_minute_is_its_own_exception()
    {
        Server.AnswersJson(403, """{"__type":"com.amazonaws.sqs#PurgeQueueInProgress","message":"no"}""");

        await Assert.ThrowsAsync<PurgeQueueInProgressException>(() => Sqs.PurgeQueueAsync(QueueUrl));
    }
}
