using System.Net;
using Amazon;
using Amazon.CloudFront;
using Amazon.CloudFront.Model;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Amazon.Runtime;
using Amazon.SimpleEmail;
using Amazon.SimpleNotificationService;
using Amazon.SQS;

namespace JadaReferral.Aws.Tests.Core;

/// <summary>Where requests go without a ServiceURL: an HTTP client in memory, handed in through Core's own factory, notes the address.</summary>
public sealed class EndpointTests
{
    static readonly AWSCredentials Credentials = new BasicAWSCredentials("a", "b");

    [Theory]
    [InlineData("us-west-2", false, false, "https://sqs.us-west-2.amazonaws.com/")]
    [InlineData("us-west-2", true, false, "https://sqs-fips.us-west-2.amazonaws.com/")]
    [InlineData("us-west-2", false, true, "https://sqs.us-west-2.api.aws/")]
    [InlineData("cn-north-1", false, false, "https://sqs.cn-north-1.amazonaws.com.cn/")]
    [InlineData("cn-north-1", false, true, "https://sqs.cn-north-1.api.amazonwebservices.com.cn/")]
    public async Task SQS_is_found_by_region_and_variant(string region, bool fips, bool dualStack, string expected)
    {
        var http = new NotingHttp();
        using var sqs = new AmazonSQSClient(Credentials, new AmazonSQSConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseFIPSEndpoint = fips,
            UseDualstackEndpoint = dualStack,
            HttpClientFactory = http,
        });

        await sqs.DeleteQueueAsync("q");

        Assert.Equal(expected, Assert.Single(http.Addresses).ToString());
    }

    [Fact]
    public async Task A_partition_without_dual_stack_endpoints_is_a_clear_error()
    {
        using var sqs = new AmazonSQSClient(Credentials, new AmazonSQSConfig { RegionEndpoint = RegionEndpoint.USIsoEast1, UseDualstackEndpoint = true });

        var exception = await Assert.ThrowsAsync<AmazonClientException>(() => sqs.DeleteQueueAsync("q"));

        Assert.Contains("has no dual-stack endpoints", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_services_have_their_own_hosts()
    {
        var http = new NotingHttp();
        using var sns = new AmazonSimpleNotificationServiceClient(Credentials, In<AmazonSimpleNotificationServiceConfig>(http));
        using var ses = new AmazonSimpleEmailServiceClient(Credentials, In<AmazonSimpleEmailServiceConfig>(http));
        using var events = new AmazonEventBridgeClient(Credentials, In<AmazonEventBridgeConfig>(http));
        using var cloudFront = new AmazonCloudFrontClient(Credentials, In<AmazonCloudFrontConfig>(http));

        await sns.ListTopicsAsync();
        await ses.GetSendQuotaAsync();
        await events.PutEventsAsync(new PutEventsRequest());
        await cloudFront.GetInvalidationAsync(new GetInvalidationRequest("E1", "I1"));

        Assert.Equal(
            [
                "https://sns.eu-west-1.amazonaws.com/",
                "https://email.eu-west-1.amazonaws.com/",
                "https://events.eu-west-1.amazonaws.com/",
                "https://cloudfront.amazonaws.com/2020-05-31/distribution/E1/invalidation/I1",
            ],
            http.Addresses.Select(address => address.ToString()));
    }

    [Fact]
    public async Task Clients_can_be_made_from_a_region_or_a_key()
    {
        using var fromRegion = new AmazonSQSClient(Credentials, RegionEndpoint.SAEast1);
        using var fromKey = new AmazonSQSClient("key", "secret", new AmazonSQSConfig { RegionEndpoint = RegionEndpoint.SAEast1, HttpClientFactory = new NotingHttp() });

        await fromKey.DeleteQueueAsync("q");

        Assert.Equal("sa-east-1", fromRegion.Config.RegionEndpoint.SystemName);
    }

    [Fact]
    public void Clients_can_be_made_through_the_SDKs_own_interface()
    {
        var config = ConfigOf<AmazonSQSClient>();
        config.RegionEndpoint = RegionEndpoint.EUWest1;

        Assert.IsType<AmazonSQSClient>(ClientOf<AmazonSQSClient>(config));
        Assert.IsType<AmazonSimpleNotificationServiceConfig>(ConfigOf<AmazonSimpleNotificationServiceClient>());
        Assert.IsType<AmazonSimpleEmailServiceConfig>(ConfigOf<AmazonSimpleEmailServiceClient>());
        Assert.IsType<AmazonCloudFrontConfig>(ConfigOf<AmazonCloudFrontClient>());
        Assert.IsType<AmazonEventBridgeConfig>(ConfigOf<AmazonEventBridgeClient>());
    }

    static ClientConfig ConfigOf<T>()
        where T : IAmazonService => T.CreateDefaultClientConfig();

    static IAmazonService ClientOf<T>(ClientConfig config)
        where T : IAmazonService => T.CreateDefaultServiceClient(Credentials, config);

    static T In<T>(NotingHttp http)
        where T : ClientConfig, new() =>
        new() { RegionEndpoint = RegionEndpoint.EUWest1, HttpClientFactory = http };

    sealed class NotingHttp : HttpClientFactory
    {
        public List<Uri> Addresses { get; } = [];

        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        sealed class Handler(NotingHttp http) : HttpMessageHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                http.Addresses.Add(request.RequestUri!);
                var body = request.Content?.Headers.ContentType?.MediaType?.Contains("json", StringComparison.Ordinal) == true ? "{}" : "<Answer/>";
                return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body) });
            }
        }
    }
}
