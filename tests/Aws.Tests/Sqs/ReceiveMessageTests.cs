using System.Diagnostics;
using Amazon.SQS.Model;
using JadaReferral.Aws.Tests.Wire;
using JadaReferral.Testing;

namespace JadaReferral.Aws.Tests.Sqs;

public sealed class ReceiveMessageTests : WireTests
{
    [Fact]
    public async Task Every_member_is_sent_and_messages_come_back_whole()
    {
        Server.AnswersJson(200, """
            {"Messages":[{"MessageId":"m-1","ReceiptHandle":"r-1","MD5OfBody":"abc","Body":"{\"é\":1}",
              "Attributes":{"ApproximateReceiveCount":"2","SentTimestamp":"1795343466003"},
              "MD5OfMessageAttributes":"def",
              "MessageAttributes":{"text":{"DataType":"String","StringValue":"v"},"bytes":{"DataType":"Binary","BinaryValue":"+/8A"}},
              "NewlyInvented":{"ignored":[1,2]}}]}
            """);

        var response = await Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(QueueUrl)
        {
            MaxNumberOfMessages = 10,
            WaitTimeSeconds = 20,
            VisibilityTimeout = 45,
            MessageSystemAttributeNames = ["ApproximateReceiveCount"],
            MessageAttributeNames = ["All"],
            ReceiveRequestAttemptId = "try-1",
        });

        AssertSentJson("1.0", "AmazonSQS.ReceiveMessage", $$"""{"QueueUrl":"{{QueueUrl}}","MessageSystemAttributeNames":["ApproximateReceiveCount"],"MessageAttributeNames":["All"],"MaxNumberOfMessages":10,"VisibilityTimeout":45,"WaitTimeSeconds":20,"ReceiveRequestAttemptId":"try-1"}""");
        var message = Assert.Single(response.Messages!);
        Assert.Equal(("m-1", "r-1", """{"é":1}""", "abc", "def"), (message.MessageId, message.ReceiptHandle, message.Body, message.MD5OfBody, message.MD5OfMessageAttributes));
        Assert.Equal("2", message.Attributes!["ApproximateReceiveCount"]);
        Assert.Equal("v", message.MessageAttributes!["text"].StringValue);
        Assert.Equal([0xFB, 0xFF, 0x00], message.MessageAttributes["bytes"].BinaryValue!.ToArray());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    public async Task No_messages_is_null_as_in_the_SDK(string answer)
    {
        Server.AnswersJson(200, answer);

        Assert.Null((await Sqs.ReceiveMessageAsync(QueueUrl)).Messages);
    }

    [Fact]
    public async Task Too_many_in_flight_is_its_own_exception()
    {
        Server.AnswersJson(403, """{"__type":"com.amazonaws.sqs#OverLimit","message":"no"}""");

        await Assert.ThrowsAsync<OverLimitException>(() => Sqs.ReceiveMessageAsync(QueueUrl));
    }

    [Fact]
    public async Task Cancelling_ends_a_long_poll_at_once()
    {
        Server.Answers(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var stopping = new CancellationTokenSource();

        var receive = Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(QueueUrl) { WaitTimeSeconds = 20 }, stopping.Token);
        await Eventually.True(() => Server.Requests.Count == 1, "the request arrives");
        var started = Stopwatch.GetTimestamp();
        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => receive);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
    }
}
