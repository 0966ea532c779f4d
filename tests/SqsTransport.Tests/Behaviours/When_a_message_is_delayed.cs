using System.Diagnostics;
using JadaReferral.SqsTransport.Tests.Support;
using JadaReferral.Testing;
using MassTransit;

namespace JadaReferral.SqsTransport.Tests.Behaviours;

[Trait("Needs", "emulators")]
public sealed class When_a_message_is_delayed(OnSqs aws) : IClassFixture<OnSqs>
{
    public record Reminder(string Text);

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.Sqs)]
    public async Task A_scheduled_send_comes_no_sooner(Transport transport)
    {
        var name = TestBus.NewName();
        var inbox = new Inbox<Reminder>();
        await using var bus = await TestBus.Start(transport, aws, setup =>
        {
            setup.Bus.UseDelayedMessageScheduler();
            setup.Endpoint(name, endpoint => endpoint.Into(inbox));
        });
        var scheduler = bus.Bus.CreateDelayedMessageScheduler();
        var clock = Stopwatch.StartNew();

        await scheduler.ScheduleSend(new Uri($"queue:{name}"), TimeSpan.FromSeconds(2), new Reminder("tea"));

        await inbox.First();
        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(20));
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.Sqs)]
    public async Task What_failed_is_delivered_again_after_the_delay(Transport transport)
    {
        var name = TestBus.NewName();
        var counts = new List<int>();
        await using var bus = await TestBus.Start(transport, aws, setup =>
        {
            setup.Bus.UseDelayedMessageScheduler();
            setup.Endpoint(name, endpoint =>
            {
                endpoint.UseDelayedRedelivery(retry => retry.Interval(2, TimeSpan.FromSeconds(1)));
                endpoint.Handler<Reminder>(context =>
                {
                    lock (counts)
                        counts.Add(context.GetRedeliveryCount());
                    return context.GetRedeliveryCount() < 2 ? throw new InvalidOperationException("not now") : Task.CompletedTask;
                });
            });
        });

        await bus.Send(name, new Reminder("milk"));

        await Eventually.True(() => { lock (counts) return counts.Count == 3; }, "three deliveries");
        Assert.Equal([0, 1, 2], counts);
    }

    [SqsOnly(Why.ServiceLimits)]
    [Fact]
    public async Task More_than_fifteen_minutes_are_refused_with_a_clear_error()
    {
        await using var bus = await TestBus.StartSqs(aws, _ => { });

        var refused = await Assert.ThrowsAsync<MessageException>(() =>
            bus.Send(TestBus.NewName(), new Reminder("next year"), context => context.Delay = TimeSpan.FromMinutes(16)));

        Assert.Contains("15 minutes", refused.Message, StringComparison.Ordinal);
    }

    [SqsOnly(Why.ServiceLimits)]
    [Fact]
    public async Task A_redelivery_that_SQS_cannot_delay_so_long_parks_the_message()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        await using var bus = await TestBus.StartSqs(aws, setup =>
        {
            setup.Bus.UseDelayedMessageScheduler();
            setup.Endpoint(name, endpoint =>
            {
                endpoint.UseDelayedRedelivery(retry => retry.Interval(1, TimeSpan.FromHours(1)));
                endpoint.Handler<Reminder>(_ => throw new InvalidOperationException("never"));
            });
        });

        await bus.Send(name, new Reminder("bread"));

        await queues.Receive(name + "_error");
        await Eventually.True(async () => await queues.Depth(name) == 0, "nothing left on the queue");
    }

    [SqsOnly(Why.ServiceLimits)]
    [Fact]
    public async Task A_topic_cannot_hold_it_back_and_says_so()
    {
        await using var bus = await TestBus.StartSqs(aws, _ => { });

        await Assert.ThrowsAsync<MessageException>(() => bus.Bus.Publish(new Reminder("later"), context => context.Delay = TimeSpan.FromSeconds(5)));
    }
}
