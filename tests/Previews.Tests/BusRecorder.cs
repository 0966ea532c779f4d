using System.Collections.Concurrent;
using MassTransit;

namespace JadaReferral.Testing.Bus;

/// <summary>Remembers what a bus published and whose consumption has ended, well or badly, so that tests can wait for outcomes.</summary>
sealed class BusRecorder : IPublishObserver, IConsumeObserver
{
    readonly ConcurrentQueue<object> _published = new();
    readonly ConcurrentQueue<object> _consumed = new();

    /// <summary>What was published of a kind, in order.</summary>
    public IReadOnlyList<T> Published<T>() => [.. _published.OfType<T>()];

    /// <summary>Waits for one more message of a kind than <paramref name="before"/> to be consumed.</summary>
    public Task ConsumedMoreThan<T>(int before) => Eventually.True(() => Consumed<T>() > before, $"{typeof(T).Name} consumed");

    public int Consumed<T>() => _consumed.OfType<T>().Count();

    Task IPublishObserver.PrePublish<T>(PublishContext<T> context) => Task.CompletedTask;

    Task IPublishObserver.PostPublish<T>(PublishContext<T> context)
    {
        _published.Enqueue(context.Message);
        return Task.CompletedTask;
    }

    Task IPublishObserver.PublishFault<T>(PublishContext<T> context, Exception exception) => Task.CompletedTask;

    Task IConsumeObserver.PreConsume<T>(ConsumeContext<T> context) => Task.CompletedTask;

    Task IConsumeObserver.PostConsume<T>(ConsumeContext<T> context)
    {
        _consumed.Enqueue(context.Message);
        return Task.CompletedTask;
    }

    Task IConsumeObserver.ConsumeFault<T>(ConsumeContext<T> context, Exception exception)
    {
        _consumed.Enqueue(context.Message);
        return Task.CompletedTask;
    }
}
