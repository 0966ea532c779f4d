using System.Net;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Sqs;

public sealed class SetQueueAttributesTests : WireTests
{
    [Fact]
    public async Task A_policy_travels_with_its_quotes_escaped_once()
    {
        Server.AnswersJson(200, "{}");

        await Sqs.SetQueueAttributesAsync(QueueUrl, new() { ["Policy"] = """{"Version":"2012-10-17"}""" });

        AssertSentJson("1.0", "AmazonSQS.SetQueueAttributes", $$$"""{"QueueUrl":"{{{QueueUrl}}}","Attributes":{"Policy":"{\"Version\":\"2012-10-17\"}"}}""");
    }

    [Fact]
    public async Task An_empty_answer_is_an_answer()
    {
        Server.AnswersJson(200, "");

        var response = await Sqs.SetQueueAttributesAsync(QueueUrl, new() { ["DelaySeconds"] = "0" });

        Assert.Equal(HttpStatusCode.OK, response.HttpStatusCode);
        Assert.Equal("request-1", response.ResponseMetadata.RequestId);
    }
}
