using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Amazon.CloudFront.Model;
using Amazon.EventBridge.Model;
using Amazon.Runtime;
using Amazon.SQS;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Core;

public sealed partial class SigningTests : WireTests
{
    [Fact]
    public Task SQS_is_signed_for_its_region_as_sqs() => AssertScope("us-west-2/sqs", () => Sqs.DeleteQueueAsync(QueueUrl));

    [Fact]
    public Task SNS_is_signed_for_its_region_as_sns() => AssertScope("us-west-2/sns", () => Sns.DeleteTopicAsync(TopicArn));

    [Fact]
    public Task SES_is_signed_for_its_region_as_ses() => AssertScope("us-west-2/ses", () => Ses.GetSendQuotaAsync());

    [Fact]
    public Task EventBridge_is_signed_for_its_region_as_events() => AssertScope("us-west-2/events", () => EventBridge.PutEventsAsync(new PutEventsRequest()));

    [Fact]
    public Task CloudFront_is_signed_for_the_AuthenticationRegion_when_one_is_set() =>
        AssertScope("us-west-2/cloudfront", () => CloudFront.GetInvalidationAsync(new GetInvalidationRequest("E 1", "I1")));

    [Fact]
    public async Task The_whole_request_that_arrives_is_what_was_signed()
    {
        Server.AnswersXml(201, "<Invalidation/>");

        await CloudFront.CreateInvalidationAsync(new CreateInvalidationRequest("E 1", new InvalidationBatch(new Paths { Quantity = 1, Items = ["/é"] }, "r")));

        var authorization = Authorization().Match(Server.Request.Headers["Authorization"]);
        Assert.Equal(Signature(Server.Request, authorization), authorization.Groups["signature"].Value);
    }

    [Fact]
    public async Task A_session_token_travels_with_the_request()
    {
        Server.AnswersJson(200, "");
        using var sqs = new AmazonSQSClient(new SessionAWSCredentials("AKIDEXAMPLE", "secret", "token-1"), Configure<AmazonSQSConfig>());

        await sqs.DeleteQueueAsync(QueueUrl);

        Assert.Equal("token-1", Server.Request.Headers["X-Amz-Security-Token"]);
    }

    async Task AssertScope(string scope, Func<Task> call)
    {
        Server.AnswersXml(200, "<Answer/>");
        _ = await Record.ExceptionAsync(call);

        var authorization = Authorization().Match(Server.Request.Headers["Authorization"]);
        Assert.Equal(scope, $"{authorization.Groups["region"].Value}/{authorization.Groups["service"].Value}");
        Assert.Equal(Signature(Server.Request, authorization), authorization.Groups["signature"].Value);
    }

    /// <summary>Signature version 4 of a request as it arrived, worked out here from AWS's description of it.</summary>
    static string Signature(RecordedRequest request, Match authorization)
    {
        var names = authorization.Groups["headers"].Value.Split(';');
        var canonical = string.Join('\n', [
            request.Method,
            request.Target.Replace("%", "%25", StringComparison.Ordinal),
            "",
            .. names.Select(name => $"{name}:{request.Headers[name].Trim()}"),
            "",
            string.Join(';', names),
            Hex(SHA256.HashData(request.BodyBytes))]);
        var (date, region, service) = (authorization.Groups["date"].Value, authorization.Groups["region"].Value, authorization.Groups["service"].Value);
        var toSign = $"AWS4-HMAC-SHA256\n{request.Headers["X-Amz-Date"]}\n{date}/{region}/{service}/aws4_request\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = Encoding.UTF8.GetBytes("AWS4wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        foreach (var part in new[] { date, region, service, "aws4_request", toSign })
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return Hex(key);
    }

    static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    [GeneratedRegex("^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/(?<date>[0-9]+)/(?<region>[^/]+)/(?<service>[^/]+)/aws4_request, SignedHeaders=(?<headers>[^,]+), Signature=(?<signature>[0-9a-f]{64})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Authorization();
}
