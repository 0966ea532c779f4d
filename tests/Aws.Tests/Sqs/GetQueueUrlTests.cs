using System.Net;
using Amazon.Runtime;
using Amazon.SQS.Model;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Sqs;

public sealed class GetQueueUrlTests : WireTests
{
    [Fact]
    public async Task Name_and_owner_are_sent_and_the_url_comes_back()
    {
        Server.AnswersJson(200, $$"""{"QueueUrl":"{{QueueUrl}}"}""");

        var response = await Sqs.GetQueueUrlAsync(new GetQueueUrlRequest("clicks") { QueueOwnerAWSAccountId = "111122223333" });

        AssertSentJson("1.0", "AmazonSQS.GetQueueUrl", """{"QueueName":"clicks","QueueOwnerAWSAccountId":"111122223333"}""");
        Assert.Equal(QueueUrl, response.QueueUrl);
    }

    [Fact]
    public async Task A_queue_that_does_not_exist_says_so_with_code_status_and_request_id()
    {
        Server.AnswersJson(
            400,
            """{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"The specified queue does not exist."}""",
            ("x-amzn-query-error", "AWS.SimpleQueueService.NonExistentQueue;Sender"));

        var exception = await Assert.ThrowsAsync<QueueDoesNotExistException>(() => Sqs.GetQueueUrlAsync("clicks"));

        Assert.Equal("AWS.SimpleQueueService.NonExistentQueue", exception.ErrorCode);
        Assert.Equal(ErrorType.Sender, exception.ErrorType);
        Assert.Equal(HttpStatusCode.BadRequest, exception.StatusCode);
        Assert.Equal("request-1", exception.RequestId);
        Assert.Equal("The specified queue does not exist.", exception.Message);
    }

    [Theory]
    [InlineData("com.amazonaws.sqs#QueueDoesNotExist")]
    [InlineData("QueueDoesNotExist")]
    [InlineData("AWS.SimpleQueueService.NonExistentQueue")]
    public async Task The_type_in_the_body_suffices_in_every_spelling(string type)
    {
        Server.AnswersJson(400, $$"""{"__type":"{{type}}","message":"no"}""");

        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => Sqs.GetQueueUrlAsync("clicks"));
    }
}
