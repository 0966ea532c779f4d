using Amazon.DynamoDBv2;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using JadaReferral.Clicks;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Xunit.Abstractions;

namespace JadaReferral.Aggregates.Tests.Capacity;

/// <summary>
/// Counts at the client layer what docs/capacity.md says that clicks cost: every request to DynamoDB with the capacity it consumed, and the requests to
/// SQS and SNS by action. Both services run in this process over the real transport. The page's figures are these bounds.
/// </summary>
public sealed class CostOfAClickTests(LocalAws aws, ITestOutputHelper output) : IClassFixture<LocalAws>
{
    [Fact]
    public async Task A_click_by_itself_costs_one_row_and_six_small_totals()
    {
        await using var path = await ClickPath.StartAsync(aws);

        await path.ClickAsync(1);

        output.WriteLine(path.Describe());
        Assert.Equal(1, path.Dynamo.Requests["BatchWriteItem"]);
        Assert.Equal((6, 6, 6), (path.Dynamo.Requests["PutItem"], path.Dynamo.Requests["GetItem"], path.Dynamo.Requests["Query"]));
        Assert.Equal(1, path.Dynamo.Units("clicks", write: true));
        Assert.Equal(6, path.Dynamo.Units("click_totals", write: true));
        Assert.Equal(1, path.Dynamo.Units("clicks", write: false));

        // Each reads one unit of 4 KB; asking for an item that is not there yet costs the same.
        Assert.InRange(path.Dynamo.Units("click_totals", write: false), 5, 12);
        Assert.Equal(3, path.Http.Of("Publish") + path.Http.Of("PublishBatch"));
    }

    [Fact]
    public async Task A_thousand_clicks_together_cost_a_row_each_and_little_besides()
    {
        const int Clicks = 1000;
        await using var path = await ClickPath.StartAsync(aws);

        await path.ClickAsync(Clicks);

        output.WriteLine(path.Describe());
        Assert.Equal(Clicks, path.Dynamo.Units("clicks", write: true));
        Assert.InRange(path.Dynamo.Requests["BatchWriteItem"], Clicks / 25, Clicks / 4);
        Assert.InRange(path.Dynamo.Units("click_totals", write: true) / Clicks, 0, 1);
        Assert.InRange(path.Http.Of("PublishBatch") + path.Http.Of("Publish"), Clicks / 10, Clicks / 2);
        Assert.InRange(path.Http.Of("DeleteMessageBatch"), 1, Clicks / 2);
    }

    sealed class ClickPath : IAsyncDisposable
    {
        readonly IHost _host;
        readonly TotalsStore _totals;

        ClickPath(IHost host, TotalsStore totals, MeteredDynamo dynamo, MeteredHttp http)
        {
            _host = host;
            _totals = totals;
            Dynamo = dynamo;
            Http = http;
        }

        public MeteredDynamo Dynamo { get; }

        public MeteredHttp Http { get; }

        public static async Task<ClickPath> StartAsync(LocalAws aws)
        {
            var http = new MeteredHttp();
            var prefix = await aws.CreateTablesAsync();
            var dynamo = new MeteredDynamo(
                LocalAws.Credentials, new AmazonDynamoDBConfig { ServiceURL = aws.DynamoDbUrl.ToString(), AuthenticationRegion = LocalAws.Region });
            var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Dynamo:TablePrefix"] = prefix });
            builder.Services.AddLogging().AddSingleton(TimeProvider.System).AddSingleton<IAmazonDynamoDB>(dynamo).AddClicks().AddAggregates();
            builder.Services.AddOptions<MassTransitHostOptions>().Configure(options => options.WaitUntilStarted = true);
            builder.Services.AddMassTransit(bus =>
            {
                bus.DisableUsageTelemetry();
                bus.SetEndpointNameFormatter(new KebabCaseEndpointNameFormatter($"cost-{Guid.NewGuid():N}"[..12], includeNamespace: false));
                bus.AddClicksConsumers();
                bus.AddAggregatesConsumers();
                bus.UsingAmazonSqs((context, transport) =>
                {
                    transport.Host(LocalAws.Region, host =>
                    {
                        host.Credentials(LocalAws.Credentials);
                        host.Config(Configured(new AmazonSQSConfig()));
                        host.Config(Configured(new AmazonSimpleNotificationServiceConfig()));
                    });
                    transport.ConfigureEndpoints(context);
                });
            });
            var host = builder.Build();
            await host.StartAsync();
            return new(host, new TotalsStore(aws.Dynamo, host.Services.GetRequiredService<IOptions<DynamoOptions>>()), dynamo, http);

            T Configured<T>(T config)
                where T : Amazon.Runtime.ClientConfig
            {
                config.ServiceURL = aws.MessagingUrl.ToString();
                config.AuthenticationRegion = LocalAws.Region;
                config.HttpClientFactory = http;
                return config;
            }
        }

        /// <summary>Publishes clicks of one vendor in one minute and waits until they are counted and the queue is told so.</summary>
        public async Task ClickAsync(int count)
        {
            var bus = _host.Services.GetRequiredService<IBus>();
            await Task.WhenAll(Enumerable.Range(0, count).Select(number => bus.Publish(new ClickRecorded
            {
                ClickId = Guid.NewGuid(),
                RecordedAt = Rows.Noon.AddMilliseconds(number % 10_000),
                Vendor = "solare",
                VisitorKey = $"visitor-{number:00000000000000000}",
                Placement = "table-12",
                ReferrerHost = "www.example.com",
                Device = "phone",
                Country = "US",
            })));

            // Reads of the test itself don't count: they go by a client of their own.
            await Eventually.True(
                async () =>
                {
                    var total = await _totals.GetAsync("solare", TotalsBucket.Total, CancellationToken.None);
                    return total?.ClickCount == count;
                },
                "every click is counted",
                TimeSpan.FromSeconds(60));
            await Eventually.True(() => Http.Of("DeleteMessageBatch") + Http.Of("DeleteMessage") >= 2, "clicks and counts are acknowledged");
        }

        public string Describe() =>
            $"DynamoDB {string.Join(", ", Dynamo.Requests.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}"))}; "
            + $"clicks: {Dynamo.Units("clicks", true)} written, {Dynamo.Units("clicks", false)} read; "
            + $"click_totals: {Dynamo.Units("click_totals", true)} written, {Dynamo.Units("click_totals", false)} read; "
            + $"SNS Publish {Http.Of("Publish")}, PublishBatch {Http.Of("PublishBatch")}; SQS ReceiveMessage {Http.Of("ReceiveMessage")}, DeleteMessageBatch {Http.Of("DeleteMessageBatch")}";

        public async ValueTask DisposeAsync()
        {
            await _host.StopAsync();
            _host.Dispose();
            Dynamo.Dispose();
        }
    }
}
