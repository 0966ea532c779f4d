using System.Net;
using Amazon.Runtime;
using Amazon.SimpleNotificationService.Model;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Sns;

public sealed class SubscribeTests : WireTests
{
    [Fact]
    public async Task A_queue_is_subscribed_with_raw_delivery()
    {
        Server.AnswersXml(200, Answer.Of("Subscribe", $"<SubscriptionArn>{TopicArn}:s-1</SubscriptionArn>"));

        var response = await Sns.SubscribeAsync(new SubscribeRequest(TopicArn, "sqs", "arn:aws:sqs:us-west-2:111122223333:clicks")
        {
            Attributes = new() { ["RawMessageDelivery"] = "true" },
            ReturnSubscriptionArn = true,
        });

        AssertSentQuery("""
            Action=Subscribe&Version=2010-03-31
            &TopicArn=arn%3Aaws%3Asns%3Aus-west-2%3A111122223333%3Aclicks
            &Protocol=sqs
            &Endpoint=arn%3Aaws%3Asqs%3Aus-west-2%3A111122223333%3Aclicks
            &Attributes.entry.1.key=RawMessageDelivery&Attributes.entry.1.value=true
            &ReturnSubscriptionArn=true
            """);
        Assert.Equal(TopicArn + ":s-1", response.SubscriptionArn);
    }

    [Fact]
    public async Task Subscribing_again_with_other_attributes_says_so_with_code_status_and_request_id()
    {
        Server.AnswersXml(400, Answer.Error("InvalidParameter", "Invalid parameter: Attributes Reason: Subscription already exists with different attributes"));

        var exception = await Assert.ThrowsAsync<InvalidParameterException>(() => Sns.SubscribeAsync(TopicArn, "sqs", "arn"));

        Assert.Equal(("InvalidParameter", ErrorType.Sender, HttpStatusCode.BadRequest, "sns-request-2"), (exception.ErrorCode, exception.ErrorType, exception.StatusCode, exception.RequestId));
        Assert.Contains("already exists", exception.Message, StringComparison.Ordinal);
    }
}
