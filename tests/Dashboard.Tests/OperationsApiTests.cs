using Amazon.SQS;
using JadaReferral.Contracts.Operations;
using JadaReferral.Dashboard.Api;
using JadaReferral.Dashboard.Operations;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;
using Microsoft.Extensions.DependencyInjection;

namespace JadaReferral.Dashboard.Tests;

[Collection(OnDynamo.Name)]
[Trait("Needs", "emulators")]
public sealed class OperationsApiTests(LocalDynamoDb aws, LocalMessaging messaging) : IClassFixture<LocalMessaging>
{
    [Fact]
    public async Task What_an_instance_reports_can_be_read_until_it_leaves()
    {
        await using var app = await DashboardApp.StartAsync(aws, Quiet());
        var report = Reported.By("redirect", TimeProvider.System.GetUtcNow()) with
        {
            Journal = new JournalReport { Waiting = 40, Capacity = 1000, Lost = 3, OldestAt = Cards.Now },
            Circuit = new CircuitReport { State = CircuitReport.HalfOpen, Openings = 2, Since = Cards.Now },
        };

        await app.Publish(report);

        var instance = await Eventually.Get(async () => (await Instances(app)).SingleOrDefault(), "the instance");
        Assert.Equal(("redirect", report.InstanceId, report.Host, null), (instance.Service, instance.InstanceId, instance.Host, instance.SilentSince));
        Assert.Equal((report.Journal, report.Circuit), (instance.Journal, instance.Circuit));

        await app.Publish(report with { ReportedAt = report.ReportedAt.AddSeconds(1), Leaving = true });
        await Eventually.True(async () => (await Instances(app)).Count == 0, "the instance gone");
    }

    [Fact]
    public async Task A_queue_is_listed_with_those_who_consume_it_and_one_that_nobody_does_with_none()
    {
        using var sqs = new AmazonSQSClient(
            LocalAws.Credentials, new AmazonSQSConfig { ServiceURL = messaging.MessagingUrl.ToString(), AuthenticationRegion = LocalAws.Region });
        await using var app = await DashboardApp.StartAsync(aws, Quiet(), services: services => services.AddSingleton<IAmazonSQS>(sqs));
        var (queue, lonely) = ("clicks-" + Guid.NewGuid().ToString("N"), "clicks-" + Guid.NewGuid().ToString("N"));
        var url = (await sqs.CreateQueueAsync(queue)).QueueUrl;
        await sqs.CreateQueueAsync(lonely);
        await sqs.SendMessageAsync(url, "hello");
        var now = TimeProvider.System.GetUtcNow();
        var report = Reported.By("clicks", now.AddSeconds(-10)) with { Queues = [new QueueReport { Queue = queue, Handled = 0, Faulted = 0, Handling = 0 }] };

        await app.Publish(report);
        await Eventually.True(async () => (await Instances(app)).Count == 1, "the first report");
        await app.Publish(report with { ReportedAt = now, Queues = [report.Queues[0] with { Handled = 10, LongestWait = TimeSpan.FromSeconds(2) }] });

        var consumed = await Eventually.Get(
            async () => (await Consumers(app)).SingleOrDefault(found => found.Queue == queue && found.PerMinute is not null), "the queue with its rate");
        Assert.Equal((1, 1, 60.0), (consumed.Waiting, consumed.Instances, consumed.PerMinute));
        Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)), (consumed.Lag, consumed.LongestWait));
        Assert.Equal(0, Assert.Single(await Consumers(app), found => found.Queue == lonely).Instances);
    }

    // The dashboard reports itself as well, which is not what these tests count.
    static Dictionary<string, string> Quiet() => new(StringComparer.Ordinal) { ["Reports:Every"] = "00:00:00" };

    static async Task<IReadOnlyList<ServiceInstance>> Instances(DashboardApp app) => (await app.Read<Listing<ServiceInstance>>("operations/instances")).Items;

    static async Task<IReadOnlyList<ConsumedQueue>> Consumers(DashboardApp app) => (await app.Read<Listing<ConsumedQueue>>("operations/consumers")).Items;
}
