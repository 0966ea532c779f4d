using System.Runtime.ExceptionServices;
using JadaReferral.SqsTransport.Tests.Support;
using JadaReferral.Testing;
using MassTransit;

namespace JadaReferral.SqsTransport.Tests.Costs;

[Trait("Needs", "emulators"), Collection(AloneCollection.Name)]
public sealed class When_many_messages_are_handled(OnSqs aws) : IClassFixture<OnSqs>
{
    public record Work(int Number);

    [Fact]
    public async Task Requests_are_full()
    {
        var name = TestBus.NewName();
        var inbox = new Inbox<Work>();
        var http = new FaultyHttp();
        await using var bus = await TestBus.StartSqs(
            aws,
            setup => setup.Endpoint(name, endpoint =>
            {
                endpoint.PrefetchCount = 50;
                endpoint.Into(inbox);
            }),
            http);
        await bus.Send(name, new Work(0));
        await inbox.Count(1);
        var before = http.Total;

        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => bus.Send(name, new Work(i))));
        await inbox.Count(501);
        await Eventually.True(() => http.Bodies("DeleteMessageBatch").Sum(body => body.Split("\"ReceiptHandle\"").Length - 1) == 501, "all deleted");

        // 500 messages are 50 requests each to send, receive and delete; receives may find less.
        Assert.InRange(http.Total - before, 150, 300);
    }

    [Fact]
    public async Task Each_costs_no_exception()
    {
        var name = TestBus.NewName();
        var inbox = new Inbox<Work>();
        await using var bus = await TestBus.StartSqs(aws, setup => setup.Endpoint(name, endpoint => endpoint.Into(inbox)));
        await bus.Send(name, new Work(0));
        await inbox.Count(1);
        var exceptions = 0;
        void Count(object? sender, FirstChanceExceptionEventArgs thrown) => Interlocked.Increment(ref exceptions);

        AppDomain.CurrentDomain.FirstChanceException += Count;
        try
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
            for (var i = 0; i < 100 && await timer.WaitForNextTickAsync(); i++)
                await bus.Send(name, new Work(i));
            await inbox.Count(101);
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Count;
        }

        Assert.Equal(0, exceptions);
    }

    [Fact]
    public async Task Saturated_endpoints_hold_no_thread()
    {
        const int Endpoints = 20;
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = 0;
        var names = Enumerable.Range(0, Endpoints).Select(_ => TestBus.NewName()).ToList();
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
        var before = BusyPoolThreads();
        await Task.WhenAll(names.SelectMany(name => Enumerable.Range(0, 2).Select(i => bus.Send(name, new Work(i)))));
        try
        {
            await Eventually.True(() => Volatile.Read(ref running) == Endpoints, "every endpoint full");
            await Eventually.True(() => BusyPoolThreads() <= before + 1, "no thread of the pool held");
        }
        finally
        {
            release.SetResult();
        }

        await Eventually.True(() => Volatile.Read(ref running) == 2 * Endpoints, "all handled");
    }

    static int BusyPoolThreads()
    {
        ThreadPool.GetMaxThreads(out var most, out _);
        ThreadPool.GetAvailableThreads(out var available, out _);
        return most - available;
    }
}
