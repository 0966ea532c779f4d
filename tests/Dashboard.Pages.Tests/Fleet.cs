using Amazon.SQS;
using JadaReferral.Contracts.Operations;
using JadaReferral.Dashboard.Operations;
using JadaReferral.Testing;

namespace JadaReferral.Dashboard.Pages.Tests;

/// <summary>Services that report how they are at work, and the queues they speak of.</summary>
static class Fleet
{
    const int Waiting = 3;

    // So long that those at work stay so while the tests last, and so short that one is silent at once.
    static readonly TimeSpan Unhurried = TimeSpan.FromMinutes(5);
    static readonly TimeSpan Overdue = TimeSpan.FromMilliseconds(100);

    static readonly string[] Queues = ["clicks-click-recorded", "aggregates-clicks-stored", "redirect-vendor-changed", "mailer-email-approved"];

    static readonly (Guid Id, string Service, string Host)[] Crew =
    [
        (Guid.NewGuid(), "redirect", "ip-10-0-1-17"),
        (Guid.NewGuid(), "clicks", "ip-10-0-1-18"),
        (Guid.NewGuid(), "clicks", "ip-10-0-2-31"),
        (Guid.NewGuid(), "aggregates", "ip-10-0-1-18"),
        (Guid.NewGuid(), "previews", "ip-10-0-2-32"),
    ];

    /// <summary>Two reports of each: two minutes ago and now.</summary>
    public static async Task ReportAsync(PagesApp app, IAmazonSQS sqs)
    {
        foreach (var queue in Queues)
            await FillAsync(sqs, queue);
        var now = TimeProvider.System.GetUtcNow();
        foreach (var (id, service, host) in Crew)
            await app.Publish(Report(id, service, host, now.AddMinutes(-2), now.AddHours(-30), handled: 1000));

        // The bus keeps no order, and a report that comes after a later one is passed over.
        await Eventually.True(() => Crew.All(member => app.Get<Instances>().All.Any(instance => instance.InstanceId == member.Id)), "the first report of each");
        foreach (var (id, service, host) in Crew)
            await app.Publish(Report(id, service, host, now, now.AddHours(-30), handled: 1240));
    }

    /// <summary>Redirect's broker is back.</summary>
    public static Task DrainedAsync(PagesApp app)
    {
        var now = TimeProvider.System.GetUtcNow();
        var (id, service, host) = Crew[0];
        return app.Publish(Report(id, service, host, now, now.AddHours(-30), handled: 1240) with
        {
            Journal = new JournalReport { Waiting = 0, Capacity = 1_048_576, Lost = 0 },
            Circuit = new CircuitReport { State = CircuitReport.Closed, Openings = 2, Since = now },
        });
    }

    static async Task FillAsync(IAmazonSQS sqs, string queue)
    {
        var url = (await sqs.CreateQueueAsync(queue)).QueueUrl;
        var there = (await sqs.GetQueueAttributesAsync(url, ["ApproximateNumberOfMessages"])).ApproximateNumberOfMessages;
        for (var message = there; message < Waiting; message++)
            await sqs.SendMessageAsync(url, "{}");
    }

    static ServiceReported Report(Guid id, string service, string host, DateTimeOffset at, DateTimeOffset startedAt, long handled) => new()
    {
        InstanceId = id,
        Service = service,
        Host = host,
        Version = "1.4.0+4f1c9a7d2be8",
        StartedAt = startedAt,
        ReportedAt = at,
        Every = service == "previews" ? Overdue : Unhurried,
        Queues =
        [
            .. Queues.Where(queue => queue.StartsWith(service + "-", StringComparison.Ordinal)).Select(queue => new QueueReport
            {
                Queue = queue,
                Handled = handled,
                Faulted = service == "aggregates" ? 2 : 0,
                Handling = service == "clicks" ? 4 : 0,
                LastHandledAt = at,
                MeanConsumeTime = TimeSpan.FromMilliseconds(18),
                LongestWait = TimeSpan.FromMilliseconds(640),
            }),
        ],
        Journal = service == "redirect" ? new JournalReport { Waiting = 421_000, Capacity = 1_048_576, Lost = 0, OldestAt = at.AddMinutes(-4) } : null,
        Circuit = service == "redirect" ? new CircuitReport { State = CircuitReport.HalfOpen, Openings = 2, Since = at.AddSeconds(-20) } : null,
    };
}
