using System.Collections.Concurrent;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;
using MassTransit;

namespace JadaReferral.Redirect.Tests.Processes;

[Trait("Needs", "emulators")]
public sealed class AwsAwayTests(AwsAwayTests.Aws aws) : IClassFixture<AwsAwayTests.Aws>, IDisposable
{
    public sealed class Aws() : LocalAws(Local.Emulators.EmulatorKind.SqsSnsS3, Local.Emulators.EmulatorKind.DynamoDb);

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jada-away-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task With_all_of_AWS_away_it_starts_redirects_and_once_AWS_is_back_publishes_every_click()
    {
        var prefix = await aws.CreateTablesAsync();
        var published = new ConcurrentDictionary<Guid, ClickRecorded>();
        var consumer = ConsumerOf(published);
        await consumer.StartAsync();
        await using var messaging = new Relay(aws.MessagingUrl);
        await using var dynamoDb = new Relay(aws.DynamoDbUrl);
        var settings = RedirectProcess.Settings(_folder.FullName);
        settings["Dynamo__TablePrefix"] = prefix;
        settings["Redirect__RefreshEvery"] = "00:00:01";
        settings["AWS_ENDPOINT_URL_SQS"] = settings["AWS_ENDPOINT_URL_SNS"] = messaging.Url.ToString();
        settings["AWS_ENDPOINT_URL_DYNAMODB"] = dynamoDb.Url.ToString();

        using var guests = new Guests();
        await using var process = await RedirectProcess.StartAsync(settings);
        for (var round = 0; round < 20; round++)
            await Task.WhenAll(SevenVendors.Codes.Select(code => guests.ClickAsync(process.Url, code)));
        Assert.Empty(published);

        messaging.Open();
        dynamoDb.Open();
        await Eventually.True(() => published.Count >= 140, "every click published", TimeSpan.FromSeconds(60));
        Assert.Equal(guests.Answered.Order(), published.Keys.Order());
        Assert.All(SevenVendors.Codes, code => Assert.Equal(20, published.Values.Count(click => click.Vendor == code)));

        await aws.Dynamo.PutItemAsync(prefix + "vendors", DynamoItem.From(SevenVendors.Vendor("solare", version: 2, paused: true)));
        await Eventually.True(() => VendorCopy().Contains("\"paused\"", StringComparison.Ordinal), "the vendors from the table in the copy", TimeSpan.FromSeconds(60));
        Assert.True(await process.StopAsync(), "it did not stop by itself");
        await consumer.StopAsync();

        string VendorCopy() => File.ReadAllText(settings["Redirect__VendorCopy"]!);
    }

    IBusControl ConsumerOf(ConcurrentDictionary<Guid, ClickRecorded> published) => Bus.Factory.CreateUsingAmazonSqs(bus =>
    {
        bus.Host(LocalAws.Region, host =>
        {
            host.Credentials(LocalAws.Credentials);
            host.Config(new AmazonSQSConfig { ServiceURL = aws.MessagingUrl.ToString(), AuthenticationRegion = LocalAws.Region });
            host.Config(new AmazonSimpleNotificationServiceConfig { ServiceURL = aws.MessagingUrl.ToString(), AuthenticationRegion = LocalAws.Region });
        });
        bus.ReceiveEndpoint("published-clicks", endpoint => endpoint.Handler<ClickRecorded>(context =>
        {
            published[context.Message.ClickId] = context.Message;
            return Task.CompletedTask;
        }));
    });
}
