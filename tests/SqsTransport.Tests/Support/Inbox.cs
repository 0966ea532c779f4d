using System.Collections.Concurrent;
using JadaReferral.Testing;
using MassTransit;

namespace JadaReferral.SqsTransport.Tests.Support;

/// <summary>Keeps what a handler got, for a test to look at.</summary>
public sealed class Inbox<T>
    where T : class
{
    readonly ConcurrentQueue<ConsumeContext<T>> _received = new();

    public IReadOnlyCollection<ConsumeContext<T>> Received => _received;

    public Task Take(ConsumeContext<T> context)
    {
        _received.Enqueue(context);
        return Task.CompletedTask;
    }

    /// <summary>Waits for the first message.</summary>
    public Task<ConsumeContext<T>> First(string outcome = "a message") =>
        Eventually.Get(() => Task.FromResult(_received.FirstOrDefault()), outcome);

    /// <summary>Waits until so many have come.</summary>
    public Task Count(int expected) => Eventually.True(() => _received.Count >= expected, $"{expected} messages");
}

public static class InboxExtensions
{
    public static void Into<T>(this IReceiveEndpointConfigurator endpoint, Inbox<T> inbox)
        where T : class =>
        endpoint.Handler<T>(inbox.Take);
}
