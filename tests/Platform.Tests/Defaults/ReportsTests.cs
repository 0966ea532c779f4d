using System.Collections.Concurrent;
using System.Text.Json;
using JadaReferral.Platform.ServiceDefaults;
using JadaReferral.Platform.ServiceDefaults.Reports;
using JadaReferral.Testing;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace JadaReferral.Platform.Tests.Defaults;

public sealed class ReportsTests
{
    const string QueueName = "planted-order";

    [Fact]
    public async Task An_instance_reports_what_it_did_with_the_messages_of_its_queues()
    {
        await using var app = await Start<Report>();
        var bus = app.Services.GetRequiredService<IBus>();
        await bus.Publish(new Order(Fails: false));
        await bus.Publish(new Order(Fails: false));
        await bus.Publish(new Order(Fails: true));

        var report = await Heard<Report>(app, report => report.Queues is [{ Handled: 3 }]);

        Assert.Equal(("planted", Environment.MachineName, false), (report.Service, report.Host, report.Leaving));
        Assert.InRange(report.ReportedAt - report.StartedAt, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        var queue = Assert.Single(report.Queues);
        Assert.Equal((QueueName, 1, 0), (queue.Queue, queue.Faulted, queue.Handling));
        Assert.NotNull(queue.LastHandledAt);
        Assert.Single(Published<Report>(app).Select(each => each.InstanceId).Distinct());
    }

    [Fact]
    public async Task A_queue_without_messages_is_reported_too()
    {
        await using var app = await Start<Report>();

        var report = await Heard<Report>(app, report => report.Queues.Count > 0);

        Assert.Equal(new ReportedQueue(QueueName, 0, 0, 0, LastHandledAt: null, MeanConsumeTime: null, LongestWait: null), Assert.Single(report.Queues));
    }

    [Fact]
    public async Task The_service_adds_its_own_part()
    {
        await using var app = await Start<Report>(services => services.AddSingleton<IReportSupplement<Report>, Cargo>());

        Assert.Equal("rum", (await Heard<Report>(app, _ => true)).Extra);
    }

    [Fact]
    public async Task An_instance_says_farewell_when_it_stops()
    {
        await using var app = await Start<Report>();
        await Heard<Report>(app, _ => true);

        await app.StopAsync();

        Assert.True(Published<Report>(app)[^1].Leaving);
    }

    [Fact]
    public async Task Zero_turns_reports_off()
    {
        await using var app = await Start<Report>(every: "00:00:00");

        // It is over before anything else happens; waiting would not prove more.
        Assert.Empty(Published<Report>(app));
        await app.StopAsync();
        Assert.Empty(Published<Report>(app));
    }

    [Fact]
    public void A_message_that_requires_more_than_there_is_fails_instead_of_being_half_filled()
    {
        var now = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
        var figures = new ServiceFigures(Guid.NewGuid(), "planted", "host", "1.0", now, now, TimeSpan.FromSeconds(10), Leaving: false, []);

        var failure = Assert.Throws<JsonException>(figures.As<Demanding>);

        Assert.Contains(nameof(Demanding.NobodyKnows), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_longest_wait_and_the_mean_time_are_of_the_messages_since_the_last_report()
    {
        var clock = new HandDrivenClock(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        var watch = new QueueWatch(QueueName, clock);
        watch.Began(clock.GetUtcNow().AddSeconds(-5));
        watch.Began(clock.GetUtcNow().AddSeconds(-40));
        watch.Began(sentAt: null);
        watch.Consumed(TimeSpan.FromMilliseconds(10));
        watch.Consumed(TimeSpan.FromMilliseconds(30));
        watch.Ended(left: true);
        watch.Ended(left: false);

        var figures = watch.Take();
        var next = watch.Take();

        Assert.Equal((1, 1, TimeSpan.FromSeconds(40), TimeSpan.FromMilliseconds(20)), (figures.Handled, figures.Handling, figures.LongestWait, figures.MeanConsumeTime));
        Assert.Equal((1, 1, null, null), (next.Handled, next.Handling, next.LongestWait, next.MeanConsumeTime));
    }

    [Fact]
    public void A_message_from_a_clock_that_is_ahead_did_not_wait()
    {
        var clock = new HandDrivenClock(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        var watch = new QueueWatch(QueueName, clock);

        watch.Began(clock.GetUtcNow().AddSeconds(3));

        Assert.Equal(TimeSpan.Zero, watch.Take().LongestWait);
    }

    static async Task<WebApplication> Start<TReport>(Action<IServiceCollection>? services = null, string every = "00:00:00.05")
        where TReport : class
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["Reports:Every"] = every;
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.AddServiceDefaults("planted");
        builder.AddBus(bus => bus.AddConsumer<OrderConsumer>());
        builder.AddReports<TReport>();
        builder.Services.AddMassTransitTestHarness(bus => bus.UsingInMemory((context, transport) => transport.ConfigureEndpoints(context)));
        services?.Invoke(builder.Services);
        builder.Services.AddSingleton<Press<TReport>>().AddPublishObserver(provider => provider.GetRequiredService<Press<TReport>>());
        var app = builder.Build();
        await app.StartAsync();
        return app;
    }

    static List<TReport> Published<TReport>(WebApplication app)
        where TReport : class => [.. app.Services.GetRequiredService<Press<TReport>>().Reports];

    static Task<TReport> Heard<TReport>(WebApplication app, Func<TReport, bool> isIt)
        where TReport : class => Eventually.Get(() => Task.FromResult(Published<TReport>(app).FirstOrDefault(isIt)), "a report");

    /// <summary>Keeps what was published.</summary>
    sealed class Press<TReport> : IPublishObserver
        where TReport : class
    {
        public ConcurrentQueue<TReport> Reports { get; } = new();

        public Task PrePublish<T>(PublishContext<T> context)
            where T : class => Task.CompletedTask;

        public Task PostPublish<T>(PublishContext<T> context)
            where T : class
        {
            if (context.Message is TReport report)
                Reports.Enqueue(report);
            return Task.CompletedTask;
        }

        public Task PublishFault<T>(PublishContext<T> context, Exception exception)
            where T : class => Task.CompletedTask;
    }

    public sealed record Report
    {
        public required Guid InstanceId { get; init; }

        public required string Service { get; init; }

        public required string Host { get; init; }

        public required DateTimeOffset StartedAt { get; init; }

        public required DateTimeOffset ReportedAt { get; init; }

        public bool Leaving { get; init; }

        public required IReadOnlyList<ReportedQueue> Queues { get; init; }

        public string? Extra { get; init; }
    }

    public sealed record ReportedQueue(
        string Queue, long Handled, long Faulted, int Handling, DateTimeOffset? LastHandledAt, TimeSpan? MeanConsumeTime, TimeSpan? LongestWait);

    public sealed record Demanding
    {
        public required Guid InstanceId { get; init; }

        public required string NobodyKnows { get; init; }
    }

    public sealed record Order(bool Fails);

    sealed class Cargo : IReportSupplement<Report>
    {
        public Report Add(Report report) => report with { Extra = "rum" };
    }

    sealed class OrderConsumer : IConsumer<Order>
    {
        public Task Consume(ConsumeContext<Order> context) =>
            context.Message.Fails ? throw new InvalidOperationException("The order fails.") : Task.CompletedTask;
    }
}
