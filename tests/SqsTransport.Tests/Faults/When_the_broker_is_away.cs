using System.Net;
using JadaReferral.SqsTransport.Tests.Support;
using JadaReferral.Testing;
using MassTransit;

namespace JadaReferral.SqsTransport.Tests.Faults;

[Trait("Needs", "emulators")]
public sealed class When_the_broker_is_away(OnSqs aws) : IClassFixture<OnSqs>
{
    public record Ping(int Number);

    [Fact]
    public async Task At_start_the_bus_is_unhealthy_and_receives_once_it_is_back()
    {
        var name = TestBus.NewName();
        var inbox = new Inbox<Ping>();
        var http = new FaultyHttp { Spoil = _ => FaultyHttp.Error(HttpStatusCode.Forbidden, "AccessDenied") };
        await using var bus = TestBus.Create(Transport.Sqs, aws, setup => setup.Endpoint(name, endpoint => endpoint.Into(inbox)), http);
        var starting = bus.Start();
        await Eventually.True(() => bus.Control.CheckHealth().Status == BusHealthStatus.Unhealthy && http.Count("CreateQueue") > 0, "unhealthy");
        Assert.False(starting.IsCompleted);

        http.Spoil = null;
        await starting;

        Assert.Equal(BusHealthStatus.Healthy, bus.Control.CheckHealth().Status);
        await bus.Send(name, new Ping(1));
        await inbox.First();
    }

    [Fact]
    public async Task While_receiving_the_bus_is_unhealthy_and_goes_on_once_it_is_back()
    {
        var name = TestBus.NewName();
        var inbox = new Inbox<Ping>();
        var http = new FaultyHttp();
        await using var bus = await TestBus.StartSqs(aws, setup => setup.Endpoint(name, endpoint => endpoint.Into(inbox)), http);
        http.Spoil = action => action == "ReceiveMessage" ? FaultyHttp.Error(HttpStatusCode.Forbidden, "AccessDenied") : null;
        await Eventually.True(() => bus.Control.CheckHealth().Status != BusHealthStatus.Healthy, "not healthy");

        http.Spoil = null;
        await bus.Send(name, new Ping(2));

        await inbox.First();
        await Eventually.True(() => bus.Control.CheckHealth().Status == BusHealthStatus.Healthy, "healthy again");
    }

    [Fact]
    public async Task While_sending_the_sender_is_told()
    {
        var name = TestBus.NewName();
        var http = new FaultyHttp();
        await using var bus = await TestBus.StartSqs(aws, _ => { }, http);
        await bus.Send(name, new Ping(3));

        http.Spoil = _ => FaultyHttp.Error(HttpStatusCode.Forbidden, "AccessDenied");
        var refused = await Assert.ThrowsAnyAsync<Amazon.SQS.AmazonSQSException>(() => bus.Send(name, new Ping(4)));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        http.Spoil = null;
        await bus.Send(name, new Ping(5));
    }

    [Fact]
    public async Task A_queue_deleted_under_its_consumer_is_created_again()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        var inbox = new Inbox<Ping>();
        await using var bus = await TestBus.StartSqs(aws, setup => setup.Endpoint(name, endpoint => endpoint.Into(inbox)));

        await queues.Sqs.DeleteQueueAsync(await queues.Find(name) ?? throw new InvalidOperationException("The queue is not there."));
        await Eventually.True(async () => await queues.Find(name) is not null, "the queue there again");
        await Eventually.True(() => bus.Control.CheckHealth().Status == BusHealthStatus.Healthy, "healthy again");

        await bus.Bus.Publish(new Ping(6));
        Assert.Equal(6, (await inbox.First()).Message.Number);
    }
}
