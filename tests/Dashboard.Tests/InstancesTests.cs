using JadaReferral.Contracts.Operations;
using JadaReferral.Dashboard.Operations;
using JadaReferral.Testing;

namespace JadaReferral.Dashboard.Tests;

public sealed class InstancesTests
{
    const string Queue = "clicks-click-recorded";
    static readonly Guid First = Guid.NewGuid();

    readonly HandDrivenClock _clock = new(Cards.Now);
    readonly Instances _instances;

    public InstancesTests() => _instances = new Instances(_clock);

    [Fact]
    public void An_instance_is_as_it_last_reported_and_as_fast_as_its_last_minute()
    {
        foreach (var handled in (long[])[0, 900, 1000, 1100, 1200, 1300, 1400, 1500])
        {
            _instances.Accept(Report(First, handled));
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        var instance = Assert.Single(_instances.All);
        Assert.Null(instance.SilentSince);
        var work = Assert.Single(instance.Queues);
        Assert.Equal(1500, work.Report.Handled);
        // The first report is older than a minute: the rush before it is over.
        Assert.Equal(600, work.PerMinute);
    }

    [Fact]
    public void How_fast_it_works_is_not_known_from_one_report()
    {
        _instances.Accept(Report(First, handled: 100));

        Assert.Null(Assert.Single(_instances.All).Queues[0].PerMinute);
    }

    [Fact]
    public void Two_reports_are_enough_however_far_apart_they_are()
    {
        _instances.Accept(Report(First, 0));
        _clock.Advance(TimeSpan.FromMinutes(5));
        _instances.Accept(Report(First, 50));

        Assert.Equal(10, Assert.Single(_instances.All).Queues[0].PerMinute);
    }

    [Fact]
    public void A_late_or_repeated_report_changes_nothing()
    {
        var early = Report(First, 1);
        _clock.Advance(TimeSpan.FromSeconds(10));
        var later = Report(First, 2);
        _instances.Accept(later);
        _instances.Accept(early);
        _instances.Accept(later);

        var work = Assert.Single(Assert.Single(_instances.All).Queues);
        Assert.Equal((2, null), (work.Report.Handled, work.PerMinute));
    }

    [Fact]
    public void An_instance_whose_reports_stay_away_is_silent_since_its_last_and_at_length_forgotten()
    {
        _instances.Accept(Report(First, 0));
        var heard = _clock.GetUtcNow();

        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(Assert.Single(_instances.All).SilentSince);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(heard, Assert.Single(_instances.All).SilentSince);
        _clock.Advance(Instances.Remembered);
        Assert.Empty(_instances.All);
    }

    [Fact]
    public void An_instance_that_left_is_gone_and_no_late_report_brings_it_back()
    {
        var late = Report(First, 0);
        _clock.Advance(TimeSpan.FromSeconds(10));
        _instances.Accept(Report(First, 1) with { Leaving = true });
        _instances.Accept(late);

        Assert.Empty(_instances.All);
    }

    [Fact]
    public void A_queue_is_as_far_behind_as_all_its_instances_take_to_empty_it()
    {
        var second = Guid.NewGuid();
        foreach (var handled in (long[])[0, 50])
        {
            _instances.Accept(Report(First, handled, longestWait: 4));
            _instances.Accept(Report(second, handled, longestWait: 7));
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        var queue = Assert.Single(ConsumedQueue.Of([new QueueDepth(Queue, 1200, 20, 3), new QueueDepth(Queue + "_error", 1, 0, 0)], _instances.All));

        Assert.Equal(
            new ConsumedQueue(
                Queue, 1200, 20, 3, Instances: 2, PerMinute: 600, Lag: TimeSpan.FromMinutes(2), LongestWait: TimeSpan.FromSeconds(7), MeanConsumeTime: TimeSpan.FromMilliseconds(12), Faulted: 2),
            queue);
    }

    [Theory]
    [InlineData(0, null, 0.0)]
    [InlineData(5, null, null)]
    [InlineData(5, 0L, null)]
    [InlineData(5, 10L, 0.5)]
    public void The_time_to_empty_is_none_when_nothing_waits_and_unknown_when_nothing_moves(long waiting, long? perMinute, double? minutes)
    {
        _instances.Accept(Report(First, 0));
        if (perMinute is { } handled)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            _instances.Accept(Report(First, handled));
        }

        var queue = Assert.Single(ConsumedQueue.Of([new QueueDepth(Queue, waiting, 0, 0)], _instances.All));

        Assert.Equal((minutes, perMinute), (queue.Lag?.TotalMinutes, queue.PerMinute));
    }

    [Fact]
    public void Who_fell_silent_consumes_nothing()
    {
        _instances.Accept(Report(First, 0));
        _clock.Advance(TimeSpan.FromMinutes(1));

        var queue = Assert.Single(ConsumedQueue.Of([new QueueDepth(Queue, 5, 0, 0)], _instances.All));

        Assert.Equal((0, null), (queue.Instances, queue.PerMinute));
    }

    ServiceReported Report(Guid instance, long handled, int longestWait = 1) => Reported.By("clicks", _clock.GetUtcNow(), instance) with
    {
        Queues =
        [
            new QueueReport
            {
                Queue = Queue,
                Handled = handled,
                Faulted = 1,
                Handling = 0,
                MeanConsumeTime = TimeSpan.FromMilliseconds(12),
                LongestWait = TimeSpan.FromSeconds(longestWait),
            },
        ],
    };
}
