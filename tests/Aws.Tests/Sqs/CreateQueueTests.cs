using Amazon.SQS;
using Amazon.SQS.Model;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Sqs;

public sealed class CreateQueueTests : WireTests
{
    [Fact]
    public async Task Name_attributes_and_tags_are_sent_and_the_url_comes_back()
    {
        Server.AnswersJson(200, $$"""{"QueueUrl":"{{QueueUrl}}"}""");

        var response = await Sqs.CreateQueueAsync(new CreateQueueRequest("clicks")
        {
            Attributes = new() { [QueueAttributeName.VisibilityTimeout] = "45" },
            Tags = new() { ["system"] = "jada" },
        });

        AssertSentJson("1.0", "AmazonSQS.CreateQueue", """{"QueueName":"clicks","Attributes":{"VisibilityTimeout":"45"},"tags":{"system":"jada"}}""");
        Assert.Equal(QueueUrl, response.QueueUrl);
    }

    [Fact]
    public async Task What_is_not_set_is_not_sent()
    {
        Server.AnswersJson(200, $$"""{"QueueUrl":"{{QueueUrl}}"}""");

        await Sqs.CreateQueueAsync("clicks");

        AssertSentJson("1.0", "AmazonSQS.CreateQueue", """{"QueueName":"clicks"}""");
    }

    [Theory]
    [InlineData("com.amazonaws.sqs#QueueNameExists", "QueueAlreadyExists;Sender", typeof(QueueNameExistsException))]
    [InlineData("com.amazonaws.sqs#QueueDeletedRecently", "AWS.SimpleQueueService.QueueDeletedRecently;Sender", typeof(QueueDeletedRecentlyException))]
    [InlineData("com.amazonaws.sqs#InvalidAttributeName", "InvalidAttributeName;Sender", typeof(InvalidAttributeNameException))]
    [InlineData("com.amazonaws.sqs#InvalidAttributeValue", "InvalidAttributeValue;Sender", typeof(InvalidAttributeValueException))]
    public async Task A_refusal_is_its_own_exception(string type, string queryError, Type expected)
    {
        Server.AnswersJson(400, $$"""{"__type":"{{type}}","message":"no"}""", ("x-amzn-query-error", queryError));

        var exception = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => Sqs.CreateQueueAsync("clicks"));

        Assert.IsType(expected, exception);
        Assert.Equal(queryError.Split(';')[0], exception.ErrorCode);
    }
}
