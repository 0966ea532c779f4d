using Amazon.CloudFront;
using Amazon.EventBridge;
using Amazon.Runtime;
using Amazon.SimpleEmail;
using Amazon.SimpleNotificationService;
using Amazon.SQS;

namespace JadaReferral.Aws.Tests.Wire;

/// <summary>Tests of one action: the client talks to a recording server, without retries unless a test says so.</summary>
public abstract class WireTests : IAsyncLifetime
{
    protected const string QueueUrl = "https://sqs.us-west-2.amazonaws.com/111122223333/clicks";
    protected const string TopicArn = "arn:aws:sns:us-west-2:111122223333:clicks";

    protected static AWSCredentials Credentials { get; } = new BasicAWSCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    protected RecordingServer Server { get; private set; } = null!;

    protected IAmazonSQS Sqs => field ??= new AmazonSQSClient(Credentials, Configure<AmazonSQSConfig>());

    protected IAmazonSimpleNotificationService Sns => field ??= new AmazonSimpleNotificationServiceClient(Credentials, Configure<AmazonSimpleNotificationServiceConfig>());

    protected IAmazonSimpleEmailService Ses => field ??= new AmazonSimpleEmailServiceClient(Credentials, Configure<AmazonSimpleEmailServiceConfig>());

    protected IAmazonCloudFront CloudFront => field ??= new AmazonCloudFrontClient(Credentials, Configure<AmazonCloudFrontConfig>());

    protected IAmazonEventBridge EventBridge => field ??= new AmazonEventBridgeClient(Credentials, Configure<AmazonEventBridgeConfig>());

    public async Task InitializeAsync() => Server = await RecordingServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();

    /// <summary>A configuration that points at the recording server.</summary>
    protected T Configure<T>(int maxErrorRetry = 0)
        where T : ClientConfig, new() =>
        new() { ServiceURL = Server.Url, AuthenticationRegion = "us-west-2", MaxErrorRetry = maxErrorRetry, MaxStaleConnectionRetries = 0 };

    /// <summary>Compares the whole request of an AWS JSON action.</summary>
    protected void AssertSentJson(string version, string target, string body) => Assert.Equal(
        $"POST /\nContent-Type: application/x-amz-json-{version}\nX-Amz-Target: {target}\n\n{body}",
        Server.Request.ToString());

    /// <summary>Compares the whole request of an AWS query action. Line breaks in <paramref name="body"/> are for the reader.</summary>
    protected void AssertSentQuery(string body) => Assert.Equal(
        $"POST /\nContent-Type: application/x-www-form-urlencoded; charset=utf-8\n\n{body.ReplaceLineEndings("")}",
        Server.Request.ToString());
}
