using System.Collections.Concurrent;
using MassTransit;

namespace JadaReferral.Platform.ServiceDefaults.Reports;

/// <summary>Watches every queue that this process receives from.</summary>
sealed class Consumption(TimeProvider clock) : IReceiveObserver, IReceiveEndpointObserver
{
    readonly ConcurrentDictionary<string, QueueWatch> _queues = new(StringComparer.Ordinal);

    /// <summary>See <see cref="QueueWatch.Take"/>; by name, without the queue of <paramref name="bus"/> itself, where answers to its own requests come.</summary>
    public IReadOnlyList<QueueFigures> Take(Uri bus) =>
        [.. _queues.Where(queue => queue.Key != QueueOf(bus)).OrderBy(queue => queue.Key, StringComparer.Ordinal).Select(queue => queue.Value.Take())];

    public Task PreReceive(ReceiveContext context)
    {
        var sent = context.TransportHeaders.Get<DateTime>(MessageHeaders.TransportSentTime);
        Watch(context.InputAddress).Began(sent is { } at ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : null);
        return Task.CompletedTask;
    }

    public Task PostReceive(ReceiveContext context)
    {
        Watch(context.InputAddress).Ended(left: true);
        return Task.CompletedTask;
    }

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class
    {
        Watch(context.ReceiveContext.InputAddress).Consumed(duration);
        return Task.CompletedTask;
    }

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class
    {
        Watch(context.ReceiveContext.InputAddress).Faulted();
        return Task.CompletedTask;
    }

    public Task ReceiveFault(ReceiveContext context, Exception exception)
    {
        Watch(context.InputAddress).Ended(left: false);
        return Task.CompletedTask;
    }

    // A queue without messages is consumed, too.
    public Task Ready(ReceiveEndpointReady ready)
    {
        if (ready.IsStarted)
            Watch(ready.InputAddress);
        return Task.CompletedTask;
    }

    public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

    public Task Faulted(ReceiveEndpointFaulted faulted) => Task.CompletedTask;

    QueueWatch Watch(Uri address) => _queues.GetOrAdd(QueueOf(address), static (queue, clock) => new QueueWatch(queue, clock), clock);

    static string QueueOf(Uri address) => Uri.UnescapeDataString(address.AbsolutePath[(address.AbsolutePath.LastIndexOf('/') + 1)..]);
}
