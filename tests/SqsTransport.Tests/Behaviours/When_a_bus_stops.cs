using JadaReferral.SqsTransport.Tests.Support;
using JadaReferral.Testing;
using MassTransit;

namespace JadaReferral.SqsTransport.Tests.Behaviours;

[Trait("Needs", "emulators")]
public sealed class When_a_bus_stops(OnSqs aws) : IClassFixture<OnSqs>
{
    // Longer than any test waits: a message that stays hidden is not seen.
    const int HiddenForLong = 600;

    public record Task1(int Number);

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.Sqs)]
    public async Task It_can_be_started_again(Transport transport)
    {
        var name = TestBus.NewName();
        var inbox = new Inbox<Task1>();
        await using var bus = TestBus.Create(transport, aws, setup => setup.Endpoint(name, endpoint => endpoint.Into(inbox)));

        for (var i = 0; i < 2; i++)
        {
            await bus.Start();
            await bus.Send(name, new Task1(i));
            await inbox.Count(i + 1);
            await bus.Stop();
        }

        Assert.Equal([0, 1], inbox.Received.Select(task => task.Message.Number));
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.Sqs)]
    public async Task What_is_being_handled_is_finished(Transport transport)
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var finish = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var finished = false;
        var bus = await TestBus.Start(transport, aws, setup => setup.Endpoint(name, endpoint => endpoint.Handler<Task1>(async _ =>
        {
            started.SetResult();
            await finish.Task;
            Volatile.Write(ref finished, true);
        })));
        await bus.Send(name, new Task1(1));
        await started.Task.WaitAsync(TimeSpan.FromSeconds(20));

        var stopping = bus.Stop();
        Assert.False(stopping.IsCompleted);
        finish.SetResult();
        await stopping;

        Assert.True(Volatile.Read(ref finished));
        if (transport == Transport.Sqs)
            Assert.Equal(0, await queues.Depth(name));
    }

    [SqsOnly(Why.SeenFromOutside)]
    [Fact]
    public async Task What_is_in_hand_but_not_begun_goes_back_at_once()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var finish = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var bus = await TestBus.StartSqs(aws, setup => setup.Endpoint(name, endpoint =>
        {
            endpoint.PrefetchCount = 10;
            endpoint.ConcurrentMessageLimit = 1;
            endpoint.Handler<Task1>(async _ =>
            {
                started.TrySetResult();
                await finish.Task;
            });
        }));
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => bus.Send(name, new Task1(i))));
        await started.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await Eventually.True(async () => (await queues.Attributes(name))["ApproximateNumberOfMessages"] == "0", "all in hand");

        var stopping = bus.Stop();
        await Eventually.True(async () => (await queues.Attributes(name))["ApproximateNumberOfMessages"] == "9", "nine back, visible");
        finish.SetResult();
        await stopping;
        Assert.Equal(9, await queues.Depth(name));
    }

    [SqsOnly(Why.SeenFromOutside)]
    [Theory, InlineData(false), InlineData(true)]
    public async Task Its_time_being_over_cancels_handlers_and_their_messages_come_back(bool receivesAnswerLate)
    {
        var name = TestBus.NewName();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var http = new FaultyHttp { AnswersLate = action => receivesAnswerLate && action == "ReceiveMessage" };
        var bus = await TestBus.StartSqs(
            aws,
            setup => setup.SqsEndpoint(name, endpoint =>
            {
                endpoint.QueueAttributes["VisibilityTimeout"] = HiddenForLong;
                endpoint.RedeliverVisibilityTimeout = HiddenForLong;
                endpoint.Handler<Task1>(async context =>
                {
                    started.SetResult();
                    await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken);
                });
            }),
            http);
        await bus.Send(name, new Task1(1));
        await started.Task.WaitAsync(TimeSpan.FromSeconds(20));

        // The receive that is open then takes what the handler returns, and must bring it back once more.
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await bus.Control.StopAsync(patience.Token);

        var inbox = new Inbox<Task1>();
        await using var next = await TestBus.StartSqs(aws, setup => setup.SqsEndpoint(name, endpoint =>
        {
            endpoint.QueueAttributes["VisibilityTimeout"] = HiddenForLong;
            endpoint.Into(inbox);
        }));
        await inbox.Count(1);
    }

    [SqsOnly(Why.SeenFromOutside)]
    [Fact]
    public async Task A_handler_that_fails_at_being_cancelled_keeps_no_other_from_it()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        var started = 0;
        var cancelled = 0;
        var bus = await TestBus.StartSqs(aws, setup => setup.Endpoint(name, endpoint => endpoint.Handler<Task1>(async context =>
        {
            await using var _ = context.CancellationToken.Register(() => throw new InvalidOperationException("no"));
            Interlocked.Increment(ref started);
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken);
            }
            finally
            {
                Interlocked.Increment(ref cancelled);
            }
        })));
        for (var i = 0; i < 3; i++)
            await bus.Send(name, new Task1(i));
        await Eventually.True(() => Volatile.Read(ref started) == 3, "all being handled");

        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await bus.Control.StopAsync(patience.Token);

        Assert.Equal(3, Volatile.Read(ref cancelled));
        Assert.Equal(3, await queues.Depth(name));
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.Sqs)]
    public async Task Others_in_the_process_go_on(Transport transport)
    {
        var name = TestBus.NewName();
        var inbox = new Inbox<Task1>();
        var buses = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => TestBus.Start(transport, aws, setup =>
            setup.Endpoint($"{name}-{i}", endpoint => endpoint.Into(inbox)))));
        await buses[0].Stop();

        for (var i = 1; i < 4; i++)
            await buses[i].Send($"{name}-{i}", new Task1(i));

        await inbox.Count(3);
        foreach (var bus in buses)
            await bus.DisposeAsync();
    }
}
