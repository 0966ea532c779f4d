using Amazon.SQS;
using Amazon.SQS.Model;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Sqs;

public sealed class SendMessageBatchTests : WireTests
{
    [Fact]
    public async Task Entries_are_sent_in_order_and_each_has_its_own_outcome()
    {
        Server.AnswersJson(200, """
            {"Successful":[{"Id":"a","MessageId":"m-1","MD5OfMessageBody":"abc"}],
             "Failed":[{"Id":"b","SenderFault":true,"Code":"InvalidParameterValue","Message":"too long"},{"Id":"c","SenderFault":false,"Code":"InternalError"}]}
            """);

        var response = await Sqs.SendMessageBatchAsync(QueueUrl, [new("a", "1") { DelaySeconds = 5 }, new("b", "2"), new("c", "3")]);

        AssertSentJson("1.0", "AmazonSQS.SendMessageBatch", $$"""{"QueueUrl":"{{QueueUrl}}","Entries":[{"Id":"a","MessageBody":"1","DelaySeconds":5},{"Id":"b","MessageBody":"2"},{"Id":"c","MessageBody":"3"}]}""");
        Assert.Equal(("a", "m-1", "abc"), Assert.Single(response.Successful!) switch { var sent => (sent.Id, sent.MessageId, sent.MD5OfMessageBody) });
        Assert.Equal(
            [("b", true, "InvalidParameterValue", "too long"), ("c", false, "InternalError", null)],
            response.Failed!.Select(failed => (failed.Id, failed.SenderFault, failed.Code, failed.Message)));
    }

    [Theory]
    [InlineData("TooManyEntriesInBatchRequest", typeof(TooManyEntriesInBatchRequestException))]
    [InlineData("EmptyBatchRequest", typeof(EmptyBatchRequestException))]
    [InlineData("BatchEntryIdsNotDistinct", typeof(BatchEntryIdsNotDistinctException))]
    [InlineData("BatchRequestTooLong", typeof(BatchRequestTooLongException))]
    [InlineData("InvalidBatchEntryId", typeof(InvalidBatchEntryIdException))]
    [InlineData("KmsAccessDenied", typeof(KmsAccessDeniedException))]
    public async Task A_refused_batch_is_its_own_exception(string error, Type expected)
    {
        Server.AnswersJson(400, $$"""{"__type":"com.amazonaws.sqs#{{error}}","message":"no"}""");

        var exception = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => Sqs.SendMessageBatchAsync(QueueUrl, [new("a", "1")]));

        Assert.IsType(expected, exception);
    }
}
