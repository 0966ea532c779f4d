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
    public async Task A_message_that_somebody_else_may_have_is_not_parked()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        var handledAgain = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var http = new FaultyHttp { Spoil = action => action == "ChangeMessageVisibilityBatch" ? FaultyHttp.Error(HttpStatusCode.Forbidden, "AccessDenied") : null };
        await using var bus = await TestBus.StartSqs(
            aws,
            setup => setup.SqsEndpoint(name, endpoint =>
            {
                endpoint.QueueAttributes["VisibilityTimeout"] = 2;
                endpoint.Handler<Work>(async context =>
                {
                    if (context.ReceiveContext.Redelivered)
                    {
                        handledAgain.TrySetResult();
                        return;
                    }

                    await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    throw new InvalidOperationException("too late");
                });
            }),
            http);

        await bus.Send(name, new Work(1));

        await handledAgain.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await Eventually.True(async () => await queues.Depth(name) == 0, "deleted by who handled it");
        Assert.Null(await queues.Find(name + "_error"));
    }

    [Fact]
    public async Task A_renewal_that_is_never_answered_gives_its_message_up_in_time()
    {
        var name = TestBus.NewName();
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var http = new FaultyHttp { Hangs = action => action == "ChangeMessageVisibilityBatch" };
        var bus = await TestBus.StartSqs(
            aws,
            setup => setup.SqsEndpoint(name, endpoint =>
            {
                endpoint.QueueAttributes["VisibilityTimeout"] = 2;
                endpoint.Handler<Work>(async context =>
                {
                    await using var _ = context.CancellationToken.Register(() => cancelled.TrySetResult());
                    await cancelled.Task;
                });
            }),
            http);

        await bus.Send(name, new Work(1));

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
        http.Hangs = null;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await bus.Control.StopAsync(patience.Token);
    }
}
