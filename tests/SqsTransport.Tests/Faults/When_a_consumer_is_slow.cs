using System.Net;
using JadaReferral.SqsTransport.Tests.Support;
using JadaReferral.Testing;
using MassTransit;

namespace JadaReferral.SqsTransport.Tests.Faults;

[Trait("Needs", "emulators")]
public sealed class When_a_consumer_is_slow(OnSqs aws) : IClassFixture<OnSqs>
{
    public record Work(int Number);

    [Fact]
    public async Task Its_message_and_those_waiting_behind_it_stay_hidden()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        var inbox = new Inbox<Work>();
        await using var bus = await TestBus.StartSqs(aws, setup => setup.SqsEndpoint(name, endpoint =>
        {
            endpoint.QueueAttributes["VisibilityTimeout"] = 2;
            endpoint.PrefetchCount = 3;
            endpoint.ConcurrentMessageLimit = 1;
            endpoint.Handler<Work>(async context =>
            {
                await inbox.Take(context);
                await Task.Delay(TimeSpan.FromSeconds(2));
            });
        }));

        for (var i = 0; i < 3; i++)
            await bus.Send(name, new Work(i));

        await inbox.Count(3);
        await Eventually.True(async () => await queues.Depth(name) == 0, "all handled and deleted");
        Assert.Equal(3, inbox.Received.Count);
    }

    [Fact]
    public async Task A_message_that_can_be_hidden_no_longer_is_given_up()
    {
        var name = TestBus.NewName();
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var http = new FaultyHttp { Spoil = action => action == "ChangeMessageVisibilityBatch" ? FaultyHttp.Error(HttpStatusCode.Forbidden, "AccessDenied") : null };
        await using var bus = await TestBus.StartSqs(
            aws,
            setup => setup.SqsEndpoint(name, endpoint =>
            {
                endpoint.QueueAttributes["VisibilityTimeout"] = 2;
                endpoint.Handler<Work>(async context =>
                {
                    if (context.ReceiveContext.Redelivered)
                        return;
                    try
                    {
                        await Task.Delay(TimeSpan.FromSeconds(20), context.CancellationToken);
                    }
                    catch (OperationCanceledException)
                    {
                        cancelled.TrySetResult();
                    }
                });
            }),
            http);

        await bus.Send(name, new Work(1));

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Twenty_saturated_endpoints_block_no_thread()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = 0;
        var names = Enumerable.Range(0, 20).Select(_ => TestBus.NewName()).ToList();
        await using var bus = await TestBus.StartSqs(aws, setup =>
        {
            foreach (var name in names)
            {
                setup.Endpoint(name, endpoint =>
                {
                    endpoint.PrefetchCount = 1;
                    endpoint.Handler<Work>(async _ =>
                    {
                        Interlocked.Increment(ref running);
                        await release.Task;
                    });
                });
            }
        });
        await Task.WhenAll(names.SelectMany(name => Enumerable.Range(0, 2).Select(i => bus.Send(name, new Work(i)))));
        await Eventually.True(() => Volatile.Read(ref running) == 20, "every endpoint full");

        // A blocked thread is one that the pool can't use: with free ones a burst of short work is done at once.
        var done = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => Environment.CurrentManagedThreadId)))
            .WaitAsync(TimeSpan.FromSeconds(10));
        Assert.InRange(done.Distinct().Count(), 1, 20);

        release.SetResult();
        await Eventually.True(() => Volatile.Read(ref running) == 40, "all handled");
    }
}
