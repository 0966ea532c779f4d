using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Sqs;

public sealed class ChangeMessageVisibilityBatchTests : WireTests
{
    [Fact]
    public async Task Entries_are_sent_and_each_has_its_own_outcome()
    {
        Server.AnswersJson(200, """{"Successful":[{"Id":"0"}],"Failed":[{"Id":"1","SenderFault":true,"Code":"InvalidParameterValue"}]}""");

        var response = await Sqs.ChangeMessageVisibilityBatchAsync(
            QueueUrl,
            [new("0", "r-0") { VisibilityTimeout = 45 }, new("1", "r-1") { VisibilityTimeout = 0 }]);

        AssertSentJson("1.0", "AmazonSQS.ChangeMessageVisibilityBatch", $$"""{"QueueUrl":"{{QueueUrl}}","Entries":[{"Id":"0","ReceiptHandle":"r-0","VisibilityTimeout":45},{"Id":"1","ReceiptHandle":"r-1","VisibilityTimeout":0}]}""");
        Assert.Equal("0", Assert.Single(response.Successful!).Id);
        Assert.Equal(("1", "InvalidParameterValue"), Assert.Single(response.Failed!) switch { var failed => (failed.Id, failed.Code) });
    }
}
