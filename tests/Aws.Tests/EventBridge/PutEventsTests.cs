using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.EventBridge;

public sealed class PutEventsTests : WireTests
{
    [Fact]
    public async Task Events_are_sent_and_each_has_its_own_outcome()
    {
        Server.AnswersJson(200, """{"FailedEntryCount":1,"Entries":[{"EventId":"e-1"},{"ErrorCode":"ThrottlingException","ErrorMessage":"later"}]}""");

        var response = await EventBridge.PutEventsAsync(new PutEventsRequest
        {
            Entries =
            [
                new()
                {
                    Source = "jada.mail",
                    DetailType = "Email Sent",
                    Detail = """{"a":1}""",
                    EventBusName = "default",
                    Resources = ["arn:aws:ses:us-west-2:111122223333:configuration-set/outreach"],
                    Time = new DateTime(2026, 3, 2, 17, 30, 0, DateTimeKind.Utc),
                    TraceHeader = "Root=1",
                },
                new() { Source = "jada.mail", DetailType = "Email Sent", Detail = "{}" },
            ],
        });

        AssertSentJson("1.1", "AWSEvents.PutEvents", """
            {"Entries":[{"Source":"jada.mail","DetailType":"Email Sent","Detail":"{\"a\":1}","EventBusName":"default","Resources":["arn:aws:ses:us-west-2:111122223333:configuration-set/outreach"],"Time":1772472600,"TraceHeader":"Root=1"},{"Source":"jada.mail","DetailType":"Email Sent","Detail":"{}"}]}
            """);
        Assert.Equal(1, response.FailedEntryCount);
        Assert.Equal(
            [("e-1", null, null), (null, "ThrottlingException", "later")],
            response.Entries!.Select(entry => (entry.EventId, entry.ErrorCode, entry.ErrorMessage)));
    }

    [Theory]
    [InlineData("InternalException", 500, typeof(InternalException))]
    [InlineData("ResourceNotFoundException", 400, typeof(ResourceNotFoundException))]
    [InlineData("ValidationException", 400, typeof(AmazonEventBridgeException))]
    public async Task A_refusal_carries_its_code(string code, int status, Type expected)
    {
        Server.AnswersJson(status, $$"""{"__type":"{{code}}","message":"no"}""");

        var exception = await Assert.ThrowsAnyAsync<AmazonEventBridgeException>(() => EventBridge.PutEventsAsync(new PutEventsRequest()));

        Assert.IsType(expected, exception);
        Assert.Equal(code, exception.ErrorCode);
    }
}
