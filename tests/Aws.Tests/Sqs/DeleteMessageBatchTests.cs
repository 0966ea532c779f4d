using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Sqs;

public sealed class DeleteMessageBatchTests : WireTests
{
    [Fact]
    public async Task Receipts_are_sent_and_each_has_its_own_outcome()
    {
        Server.AnswersJson(200, """{"Successful":[{"Id":"0"}],"Failed":[{"Id":"1","SenderFault":true,"Code":"ReceiptHandleIsInvalid","Message":"no"}]}""");

        var response = await Sqs.DeleteMessageBatchAsync(QueueUrl, [new("0", "r-0"), new("1", "r-1")]);

        AssertSentJson("1.0", "AmazonSQS.DeleteMessageBatch", $$"""{"QueueUrl":"{{QueueUrl}}","Entries":[{"Id":"0","ReceiptHandle":"r-0"},{"Id":"1","ReceiptHandle":"r-1"}]}""");
        Assert.Equal("0", Assert.Single(response.Successful!).Id);
        var failed = Assert.Single(response.Failed!);
        Assert.Equal(("1", true, "ReceiptHandleIsInvalid", "no"), (failed.Id, failed.SenderFault, failed.Code, failed.Message));
    }
}
