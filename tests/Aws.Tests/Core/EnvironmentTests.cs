using Amazon.CloudFront;
using Amazon.CloudFront.Model;
using Amazon.EventBridge;
using Amazon.SimpleEmail;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Core;

/// <summary>AWS's own variables are the only way settings reach services. Alone, because the environment is the process's.</summary>
[CollectionDefinition(nameof(EnvironmentTests), DisableParallelization = true)]
[Collection(nameof(EnvironmentTests))]
public sealed class EnvironmentTests : IAsyncLifetime
{
    static readonly string[] Names =
    [
        "AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_SQS", "AWS_ENDPOINT_URL_SNS", "AWS_ENDPOINT_URL_SES",
        "AWS_ENDPOINT_URL_CLOUDFRONT", "AWS_ENDPOINT_URL_EVENTBRIDGE", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
    ];

    readonly Dictionary<string, string?> _before = Names.ToDictionary(name => name, Environment.GetEnvironmentVariable, StringComparer.Ordinal);
    RecordingServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await RecordingServer.StartAsync();
        foreach (var name in Names)
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        Environment.SetEnvironmentVariable("AWS_REGION", "us-west-2");
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "AKIDFROMENVIRONMENT");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "secret");
    }

    public async Task DisposeAsync()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL")]
    [InlineData("AWS_ENDPOINT_URL_SQS")]
    public async Task Endpoint_region_and_credentials_come_from_the_environment(string variable)
    {
        Environment.SetEnvironmentVariable(variable, _server.Url);
        _server.AnswersJson(200, "");
        using var sqs = new AmazonSQSClient();

        await sqs.DeleteQueueAsync("q");

        Assert.Matches("^AWS4-HMAC-SHA256 Credential=AKIDFROMENVIRONMENT/[0-9]+/us-west-2/sqs/aws4_request", _server.Request.Headers["Authorization"]);
    }

    [Fact]
    public async Task CloudFront_is_signed_for_us_east_1_whatever_the_region_is()
    {
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_CLOUDFRONT", _server.Url);
        _server.AnswersXml(200, "<Invalidation/>");
        using var cloudFront = new AmazonCloudFrontClient();

        await cloudFront.GetInvalidationAsync(new GetInvalidationRequest("E1", "I1"));

        Assert.Contains("/us-east-1/cloudfront/aws4_request", _server.Request.Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_services_own_variable_wins_over_the_general_one()
    {
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
        foreach (var service in new[] { "SQS", "SNS", "SES", "CLOUDFRONT", "EVENTBRIDGE" })
        {
            Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_" + service, "http://127.0.0.1:2/" + service);
        }

        Assert.Equal(
            ["SQS", "SNS", "SES", "CLOUDFRONT", "EVENTBRIDGE"],
            new[]
            {
                new AmazonSQSConfig().ServiceURL,
                new AmazonSimpleNotificationServiceConfig().ServiceURL,
                new AmazonSimpleEmailServiceConfig().ServiceURL,
                new AmazonCloudFrontConfig().ServiceURL,
                new AmazonEventBridgeConfig().ServiceURL,
            }.Select(url => new Uri(url).AbsolutePath.Trim('/')));
    }

    [Fact]
    public void A_ServiceURL_in_code_wins_over_the_environment()
    {
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1");

        Assert.Equal("http://127.0.0.1:2/", new AmazonSQSConfig { ServiceURL = "http://127.0.0.1:2/" }.ServiceURL);
    }
}
