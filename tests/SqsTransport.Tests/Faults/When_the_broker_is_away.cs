using System.Net;
using JadaReferral.SqsTransport.Tests.Support;
using JadaReferral.Testing;
using MassTransit;

namespace JadaReferral.SqsTransport.Tests.Faults;

[Trait("Needs", "emulators")]
public sealed class When_the_broker_is_away(OnSqs aws) : IClassFixture<OnSqs>
{
    public record Ping(int Number);

    public record Pong(int Number);

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

    [Fact]
    public async Task It_is_created_again_at_once_however_long_a_handler_goes_on()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var finish = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var inbox = new Inbox<Ping>();
        await using var bus = await TestBus.StartSqs(aws, setup => setup.Endpoint(name, endpoint => endpoint.Handler<Ping>(async context =>
        {
            if (context.Message.Number == 0)
            {
                started.TrySetResult();
                await finish.Task;
            }

            await inbox.Take(context);
        })));
        await bus.Send(name, new Ping(0));
        await started.Task.WaitAsync(TimeSpan.FromSeconds(20));

        await queues.Sqs.DeleteQueueAsync(await queues.Find(name) ?? throw new InvalidOperationException("The queue is not there."));
        await Eventually.True(async () => await queues.Find(name) is not null, "the queue there again");
        Assert.NotEqual(BusHealthStatus.Healthy, bus.Control.CheckHealth().Status);
        await bus.Bus.Publish(new Ping(1));
        finish.SetResult();

        await inbox.Count(2);
        await Eventually.True(() => bus.Control.CheckHealth().Status == BusHealthStatus.Healthy, "healthy again");
    }

    [Fact]
    public async Task The_buss_own_queue_is_created_again_too()
    {
        using var queues = new Queues(aws);
        var own = TestBus.NewName("bus");
        await using var bus = await TestBus.StartSqs(aws, setup =>
        {
            setup.Sqs.OverrideDefaultBusEndpointQueueName(own);
            setup.Sqs.WaitTimeSeconds = 1;
            setup.Endpoint(TestBus.NewName(), endpoint => endpoint.Handler<Ping>(context => context.RespondAsync(new Pong(context.Message.Number))));
        });
        var client = bus.Bus.CreateRequestClient<Ping>(RequestTimeout.After(s: 2));
        Assert.Equal(7, (await client.GetResponse<Pong>(new Ping(7))).Message.Number);

        await queues.Sqs.DeleteQueueAsync(await queues.Find(own) ?? throw new InvalidOperationException("The queue is not there."));
        await Eventually.True(async () => await queues.Find(own) is not null, "the queue there again");

        Assert.Equal(8, (await client.GetResponse<Pong>(new Ping(8), timeout: RequestTimeout.After(s: 20))).Message.Number);
    }

    [Fact]
    public async Task What_is_in_hand_when_its_queue_is_deleted_keeps_no_bus_from_stopping()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var finish = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var bus = await TestBus.StartSqs(aws, setup => setup.Endpoint(name, endpoint => endpoint.Handler<Ping>(_ =>
        {
            started.TrySetResult();
            return finish.Task;
        })));
        await bus.Send(name, new Ping(9));
        await started.Task.WaitAsync(TimeSpan.FromSeconds(20));

        await queues.Sqs.DeleteQueueAsync(await queues.Find(name) ?? throw new InvalidOperationException("The queue is not there."));
        var stopping = bus.Stop();
        finish.SetResult();

        await stopping.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_temporary_queue_that_was_not_found_for_a_sender_who_gave_up_is_looked_for_again()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        var http = new FaultyHttp();
        await using var bus = await TestBus.StartSqs(aws, _ => { }, http);
        var endpoint = await bus.Bus.GetSendEndpoint(new Uri($"queue:{name}?temporary=true"));
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => endpoint.Send(new Ping(1), patience.Token));
        await Eventually.True(() => http.Count("GetQueueUrl") > 15, "looked for as long as it is looked for");
        await queues.Sqs.CreateQueueAsync(name);

        await Eventually.True(
            async () =>
            {
                await endpoint.Send(new Ping(2));
                return await queues.Depth(name) > 0;
            },
            "sent once it is there");
    }

    [Fact]
    public async Task A_temporary_queue_whose_endpoint_is_stopped_while_it_starts_does_not_stay()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        var http = new FaultyHttp { AnswersLate = action => action is "CreateQueue" or "Subscribe" };
        var bus = TestBus.Create(
            Transport.Sqs,
            aws,
            setup => setup.SqsEndpoint(name, endpoint =>
            {
                endpoint.AutoDelete = true;
                endpoint.Handler<Ping>(_ => Task.CompletedTask);
            }),
            http);
        using var patience = new CancellationTokenSource();
        var starting = bus.Control.StartAsync(patience.Token);
        await Eventually.True(async () => await queues.Find(name) is not null, "its queue created");

        await patience.CancelAsync();

        await Assert.ThrowsAsync<ConnectionException>(() => starting.WaitAsync(TimeSpan.FromSeconds(20)));
        await Eventually.True(async () => await queues.Find(name) is null, "its queue gone");
    }

    [Fact]
    public async Task A_bus_that_never_got_through_can_be_stopped()
    {
        var http = new FaultyHttp { Spoil = _ => throw new HttpRequestException("no route") };
        var bus = TestBus.Create(Transport.Sqs, aws, setup => setup.Endpoint(TestBus.NewName(), endpoint => endpoint.Handler<Ping>(_ => Task.CompletedTask)), http);
        using var patience = new CancellationTokenSource();
        var starting = bus.Control.StartAsync(patience.Token);
        await Eventually.True(() => http.Total > 0, "it tries");

        await patience.CancelAsync();

        await Assert.ThrowsAsync<ConnectionException>(() => starting.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task A_receive_that_never_ends_is_torn_off_when_the_hosts_time_is_over()
    {
        var http = new FaultyHttp();
        var bus = await TestBus.StartSqs(aws, setup => setup.Endpoint(TestBus.NewName(), endpoint => endpoint.Handler<Ping>(_ => Task.CompletedTask)), http);
        http.Hangs = action => action == "ReceiveMessage";
        var before = http.Count("ReceiveMessage");
        await Eventually.True(() => http.Count("ReceiveMessage") > before, "a receive that hangs");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(0.5));

        await bus.Control.StopAsync(patience.Token).WaitAsync(TimeSpan.FromSeconds(20));
    }
}
