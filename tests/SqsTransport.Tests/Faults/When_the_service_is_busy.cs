using System.Diagnostics;
using System.Net;
using JadaReferral.SqsTransport.Tests.Support;
using JadaReferral.Testing;
using MassTransit;
using MassTransit.AmazonSqsTransport;

namespace JadaReferral.SqsTransport.Tests.Faults;

[Trait("Needs", "emulators")]
public sealed class When_the_service_is_busy(OnSqs aws) : IClassFixture<OnSqs>
{
    public record Parcel(int Number);

    [Fact]
    public async Task Senders_wait_instead_of_asking_more()
    {
        var name = TestBus.NewName();
        var http = new FaultyHttp();
        await using var bus = await TestBus.StartSqs(aws, _ => { }, http);
        await bus.Send(name, new Parcel(0));
        var before = http.Count("SendMessageBatch");
        var refusals = 6;
        http.Spoil = action => action == "SendMessageBatch" && Interlocked.Decrement(ref refusals) >= 0
            ? FaultyHttp.Error(HttpStatusCode.BadRequest, "RequestThrottled")
            : null;

        await Task.WhenAll(Enumerable.Range(1, 10).Select(i => bus.Send(name, new Parcel(i))));

        // Each entry by itself would make ten requests of one that was throttled.
        Assert.InRange(http.Count("SendMessageBatch") - before, 7, 12);
    }

    [Fact]
    public async Task Publishers_wait_too()
    {
        var http = new FaultyHttp();
        await using var bus = await TestBus.StartSqs(aws, _ => { }, http);
        await bus.Bus.Publish(new Parcel(0));
        var refusals = 4;
        http.Spoil = action => action == "PublishBatch" && Interlocked.Decrement(ref refusals) >= 0
            ? new HttpResponseMessage(HttpStatusCode.TooManyRequests)
            {
                Content = new StringContent("<ErrorResponse><Error><Type>Sender</Type><Code>Throttled</Code><Message>Rate exceeded</Message></Error></ErrorResponse>"),
            }
            : null;

        await bus.Bus.Publish(new Parcel(1));

        Assert.True(Volatile.Read(ref refusals) < 0);
    }

    [Fact]
    public async Task Receives_become_few_and_go_on_when_it_is_over()
    {
        var name = TestBus.NewName();
        var inbox = new Inbox<Parcel>();
        var http = new FaultyHttp();
        await using var bus = await TestBus.StartSqs(aws, setup => setup.Endpoint(name, endpoint => endpoint.Into(inbox)), http);
        http.Spoil = action => action == "ReceiveMessage" ? FaultyHttp.Error(HttpStatusCode.BadRequest, "RequestThrottled") : null;
        await Eventually.True(() => bus.Control.CheckHealth().Status != BusHealthStatus.Healthy, "not healthy");
        var clock = Stopwatch.StartNew();
        var before = http.Count("ReceiveMessage");
        await Eventually.True(() => http.Count("ReceiveMessage") >= before + 7, "it asks again and again", TimeSpan.FromSeconds(60));

        // Two pauses at least, the shorter ones of those that jitter allows.
        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(1.4), TimeSpan.FromSeconds(60));

        http.Spoil = null;
        await bus.Send(name, new Parcel(2));
        await inbox.First();
    }

    [Fact]
    public void Pauses_grow_and_differ()
    {
        static TimeSpan After(int attempt) => Backoff.After(attempt, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));

        Assert.All(Enumerable.Range(0, 100), _ => Assert.InRange(After(1), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1)));
        Assert.All(Enumerable.Range(0, 100), _ => Assert.InRange(After(3), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)));
        Assert.All(Enumerable.Range(0, 100), _ => Assert.InRange(After(1_000), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30)));
        Assert.NotEqual(After(2), After(2));
    }
}
