using Amazon.SQS.Model;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Sqs;

public sealed class TagQueueTests : WireTests
{
    [Fact]
    public async Task Tags_are_sent()
    {
        Server.AnswersJson(200, "");

        await Sqs.TagQueueAsync(new TagQueueRequest { QueueUrl = QueueUrl, Tags = new() { ["system"] = "jada" } });

        AssertSentJson("1.0", "AmazonSQS.TagQueue", $$$"""{"QueueUrl":"{{{QueueUrl}}}","Tags":{"system":"jada"}}""");
    }
}
