using MassTransit;

namespace JadaReferral.Bench.Transport;

/// <summary>One way to publish and consume <see cref="BenchMessage"/>.</summary>
interface IContestant : IAsyncDisposable
{
    string Name { get; }

    /// <summary>Requests made so far.</summary>
    long Requests { get; }

    /// <summary>Publishes to a queue that nobody consumes yet.</summary>
    Task Publish(int messages);

    /// <summary>Consumes what <see cref="Publish"/> left.</summary>
    Task Consume(int messages);

    /// <summary>Publishes and consumes at the same time.</summary>
    Task Both(int messages);
}

/// <summary>Counts what consumers got, and holds them back while only publishing is measured.</summary>
sealed class Counter
{
    TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int _left;

    /// <summary>A message as it came.</summary>
    public string? Body { get; set; }

    /// <summary>Sees each message that a consumer gets.</summary>
    public Action<BenchMessage>? Seen { get; set; }

    /// <summary>Called by consumers.</summary>
    public Task Got()
    {
        var open = _open.Task;
        if (!open.IsCompleted)
            return WhenOpen(open);
        One();
        return Task.CompletedTask;
    }

    public void Close() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Open(int expected)
    {
        _left = expected;
        _done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _open.TrySetResult();
        return _done.Task.WaitAsync(TimeSpan.FromMinutes(5));
    }

    async Task WhenOpen(Task open)
    {
        await open;
        One();
    }

    void One()
    {
        if (Interlocked.Decrement(ref _left) == 0)
            _done.TrySetResult();
    }
}

sealed class BenchConsumer(Counter counter) : IConsumer<BenchMessage>
{
    public Task Consume(ConsumeContext<BenchMessage> context)
    {
        counter.Body ??= context.ReceiveContext.Body.GetString();
        counter.Seen?.Invoke(context.Message);
        return counter.Got();
    }
}

static class Publishers
{
    /// <summary>Publishes <paramref name="messages"/> from <paramref name="atATime"/> loops.</summary>
    public static Task Run(IBus bus, int messages, int atATime)
    {
        var left = messages;
        return Task.WhenAll(Enumerable.Range(0, atATime).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
                await bus.Publish(BenchMessage.Create());
        })));
    }
}
