using Amazon.SQS.Model;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Sqs;

public sealed class DeleteMessageTests : WireTests
{
    [Fact]
    public async Task The_receipt_is_sent()
    {
        Server.AnswersJson(200, "");

        await Sqs.DeleteMessageAsync(QueueUrl, "r-1");

        AssertSentJson("1.0", "AmazonSQS.DeleteMessage", $$"""{"QueueUrl":"{{QueueUrl}}","ReceiptHandle":"r-1"}""");
    }

    [Fact]
    public async Task A_wrong_receipt_is_its_own_exception()
    {
        Server.AnswersJson(404, """{"__type":"com.amazonaws.sqs#ReceiptHandleIsInvalid","message":"no"}""");

        await Assert.ThrowsAsync<ReceiptHandleIsInvalidException>(() => Sqs.DeleteMessageAsync(QueueUrl, "r-1"));
    }
}
