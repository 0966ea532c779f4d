using System.Diagnostics;
using JadaReferral.SqsTransport.Tests.Support;
using JadaReferral.Testing;
using MassTransit;

namespace JadaReferral.SqsTransport.Tests.Costs;

[Trait("Needs", "emulators"), Collection(AloneCollection.Name)]
public sealed class When_nothing_happens(OnSqs aws) : IClassFixture<OnSqs>
{
    public record Work(int Number);

    [Fact]
    public async Task There_is_one_receive_for_each_queue_and_long_poll_and_nothing_else()
    {
        const int Queues = 3;
        const int Polls = 4;
        var http = new FaultyHttp();
        await using var bus = await TestBus.StartSqs(
            aws,
            setup =>
            {
                for (var i = 0; i < Queues; i++)
                    setup.Endpoint(TestBus.NewName(), endpoint => endpoint.Handler<Work>(_ => Task.CompletedTask));
            },
            http);
        var (others, receives) = (http.CountOthersThan("ReceiveMessage"), http.Count("ReceiveMessage"));
        var clock = Stopwatch.StartNew();

        await Eventually.True(() => http.Count("ReceiveMessage") >= receives + (Queues * Polls), "some receives");

        // Each waits for a second, so so many of them take so long; the first ones of each queue may have begun before.
        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds((Polls - 1) * 0.95), TimeSpan.MaxValue);
        Assert.Equal(others, http.CountOthersThan("ReceiveMessage"));
    }
}
