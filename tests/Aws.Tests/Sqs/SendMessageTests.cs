using Amazon.SQS.Model;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Sqs;

public sealed class SendMessageTests : WireTests
{
    [Fact]
    public async Task Every_member_is_sent()
    {
        Server.AnswersJson(200, """{"MessageId":"m-1","MD5OfMessageBody":"abc","MD5OfMessageAttributes":"def","SequenceNumber":"18"}""");

        var response = await Sqs.SendMessageAsync(new SendMessageRequest(QueueUrl, "hello")
        {
            DelaySeconds = 900,
            MessageAttributes = new()
            {
                ["text"] = new() { DataType = "String", StringValue = "v" },
                ["bytes"] = new() { DataType = "Binary", BinaryValue = new MemoryStream([0xFB, 0xFF, 0x00]) },
            },
            MessageSystemAttributes = new() { ["AWSTraceHeader"] = new() { DataType = "String", StringValue = "Root=1" } },
            MessageDeduplicationId = "d",
            MessageGroupId = "g",
        });

        AssertSentJson("1.0", "AmazonSQS.SendMessage", $$$"""
            {"QueueUrl":"{{{QueueUrl}}}","MessageBody":"hello","DelaySeconds":900,"MessageAttributes":{"text":{"DataType":"String","StringValue":"v"},"bytes":{"DataType":"Binary","BinaryValue":"+/8A"}},"MessageSystemAttributes":{"AWSTraceHeader":{"DataType":"String","StringValue":"Root=1"}},"MessageDeduplicationId":"d","MessageGroupId":"g"}
            """);
        Assert.Equal(("m-1", "abc", "def", "18"), (response.MessageId, response.MD5OfMessageBody, response.MD5OfMessageAttributes, response.SequenceNumber));
    }

    [Theory]
    [InlineData("""{"a":"<b> & 'c'"}""", """{\"a\":\"<b> & 'c'\"}""")]
    [InlineData("Zürich 日本", "Zürich 日本")]
    [InlineData("a\tb\r\nc\\d", """a\tb\r\nc\\d""")]
    public async Task Bodies_are_escaped_no_more_than_JSON_asks(string body, string onTheWire)
    {
        Server.AnswersJson(200, """{"MessageId":"m-1"}""");

        await Sqs.SendMessageAsync(QueueUrl, body);

        AssertSentJson("1.0", "AmazonSQS.SendMessage", $$"""{"QueueUrl":"{{QueueUrl}}","MessageBody":"{{onTheWire}}"}""");
    }

    [Fact]
    public async Task Characters_beyond_the_basic_plane_arrive_whole()
    {
        Server.AnswersJson(200, """{"MessageId":"m-1"}""");

        await Sqs.SendMessageAsync(QueueUrl, "sail ⛵ 🍷");

        using var sent = System.Text.Json.JsonDocument.Parse(Server.Request.Body);
        Assert.Equal("sail ⛵ 🍷", sent.RootElement.GetProperty("MessageBody").GetString());
    }

    [Fact]
    public async Task A_binary_attribute_is_sent_whole_wherever_its_stream_stands()
    {
        Server.AnswersJson(200, """{"MessageId":"m-1"}""");
        var stream = new MemoryStream();
        stream.Write([1, 2, 3]);

        await Sqs.SendMessageAsync(new SendMessageRequest(QueueUrl, "b") { MessageAttributes = new() { ["x"] = new() { DataType = "Binary", BinaryValue = stream } } });

        Assert.Contains("\"BinaryValue\":\"AQID\"", Server.Request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_contents_are_their_own_exception()
    {
        Server.AnswersJson(400, """{"__type":"com.amazonaws.sqs#InvalidMessageContents","message":"no"}""");

        await Assert.ThrowsAsync<InvalidMessageContentsException>(() => Sqs.SendMessageAsync(QueueUrl, "\u0001"));
    }
}
