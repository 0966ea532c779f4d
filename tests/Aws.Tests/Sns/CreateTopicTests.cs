using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Sns;

public sealed class CreateTopicTests : WireTests
{
    [Fact]
    public async Task Name_attributes_and_tags_are_sent_and_the_arn_comes_back()
    {
        Server.AnswersXml(200, Answer.Of("CreateTopic", $"<TopicArn>{TopicArn}</TopicArn>"));

        var response = await Sns.CreateTopicAsync(new CreateTopicRequest("clicks")
        {
            Attributes = new() { ["DisplayName"] = "Clicks & more", ["FifoTopic"] = "false" },
            Tags = [new Tag { Key = "system", Value = "jada" }],
        });

        AssertSentQuery("""
            Action=CreateTopic&Version=2010-03-31
            &Name=clicks
            &Attributes.entry.1.key=DisplayName&Attributes.entry.1.value=Clicks+%26+more
            &Attributes.entry.2.key=FifoTopic&Attributes.entry.2.value=false
            &Tags.member.1.Key=system&Tags.member.1.Value=jada
            """);
        Assert.Equal(TopicArn, response.TopicArn);
        Assert.Equal("request-1", response.ResponseMetadata.RequestId);
    }

    [Theory]
    [InlineData("TopicLimitExceeded", typeof(TopicLimitExceededException))]
    [InlineData("AuthorizationError", typeof(AuthorizationErrorException))]
    [InlineData("InvalidParameter", typeof(InvalidParameterException))]
    [InlineData("ConcurrentAccess", typeof(ConcurrentAccessException))]
    public async Task A_refusal_is_its_own_exception(string code, Type expected)
    {
        Server.AnswersXml(403, Answer.Error(code, "no"));

        var exception = await Assert.ThrowsAnyAsync<AmazonSimpleNotificationServiceException>(() => Sns.CreateTopicAsync("clicks"));

        Assert.IsType(expected, exception);
        Assert.Equal(code, exception.ErrorCode);
    }
}
