using Amazon.SimpleNotificationService.Model;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Sns;

public sealed class PublishTests : WireTests
{
    [Fact]
    public async Task Every_member_is_sent()
    {
        Server.AnswersXml(200, Answer.Of("Publish", "<MessageId>m-1</MessageId><SequenceNumber>18</SequenceNumber>"));

        var response = await Sns.PublishAsync(new PublishRequest("t", """{"é":"~ +&=<>"}""", "s")
        {
            MessageAttributes = new()
            {
                ["text"] = new() { DataType = "String", StringValue = "a b" },
                ["bytes"] = new() { DataType = "Binary", BinaryValue = new MemoryStream([0xFB, 0xFF, 0x00]) },
            },
            MessageStructure = "json",
            MessageGroupId = "g",
            MessageDeduplicationId = "d",
        });

        AssertSentQuery("""
            Action=Publish&Version=2010-03-31
            &TopicArn=t
            &Message=%7B%22%C3%A9%22%3A%22~+%2B%26%3D%3C%3E%22%7D
            &Subject=s
            &MessageStructure=json
            &MessageAttributes.entry.1.Name=text&MessageAttributes.entry.1.Value.DataType=String&MessageAttributes.entry.1.Value.StringValue=a+b
            &MessageAttributes.entry.2.Name=bytes&MessageAttributes.entry.2.Value.DataType=Binary&MessageAttributes.entry.2.Value.BinaryValue=%2B%2F8A
            &MessageDeduplicationId=d
            &MessageGroupId=g
            """);
        Assert.Equal(("m-1", "18"), (response.MessageId, response.SequenceNumber));
    }

    [Fact]
    public async Task Long_messages_of_any_script_arrive_whole()
    {
        Server.AnswersXml(200, Answer.Of("Publish", "<MessageId>m-1</MessageId>"));
        var message = string.Concat(Enumerable.Repeat("sail ⛵ 🍷 日本 {\"a\":1}\r\n", 5_000));

        await Sns.PublishAsync("t", message);

        var form = System.Web.HttpUtility.ParseQueryString(Server.Request.Body);
        Assert.Equal(message, form["Message"]);
    }

    [Theory]
    [InlineData(400, "InvalidParameter", typeof(InvalidParameterException))]
    [InlineData(400, "ParameterValueInvalid", typeof(InvalidParameterValueException))]
    [InlineData(404, "NotFound", typeof(NotFoundException))]
    [InlineData(403, "AuthorizationError", typeof(AuthorizationErrorException))]
    [InlineData(500, "InternalError", typeof(InternalErrorException))]
    [InlineData(429, "Throttled", typeof(ThrottledException))]
    [InlineData(400, "KMSAccessDenied", typeof(KMSAccessDeniedException))]
    public async Task A_refusal_is_its_own_exception(int status, string code, Type expected)
    {
        Server.AnswersXml(status, Answer.Error(code, "no"));

        Assert.IsType(expected, await Record.ExceptionAsync(() => Sns.PublishAsync("t", "m")));
    }
}
