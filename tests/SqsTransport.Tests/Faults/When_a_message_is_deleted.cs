using System.Net;
using JadaReferral.SqsTransport.Tests.Support;
using JadaReferral.Testing;
using MassTransit;

namespace JadaReferral.SqsTransport.Tests.Faults;

[Trait("Needs", "emulators")]
public sealed class When_a_message_is_deleted(OnSqs aws) : IClassFixture<OnSqs>
{
    const string Delete = "DeleteMessageBatch";
    const string Expired = """{"Successful":[],"Failed":[{"Id":"0","SenderFault":true,"Code":"ReceiptHandleIsInvalid","Message":"The receipt handle has expired"}]}""";

    public record Bill(int Number);

    [Fact]
    public async Task Its_consumer_has_finished()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var finish = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var inbox = new Inbox<Bill>();
        var http = new FaultyHttp();
        await using var bus = await TestBus.StartSqs(
            aws,
            setup => setup.Endpoint(name, endpoint => endpoint.Handler<Bill>(async context =>
            {
                if (context.Message.Number > 0)
                {
                    await inbox.Take(context);
                    return;
                }

                started.SetResult();
                await finish.Task;
            })),
            http);

        await bus.Send(name, new Bill(0));
        await started.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await bus.Send(name, new Bill(1));
        await inbox.Count(1);
        await Eventually.True(async () => await queues.Depth(name) == 1, "the one that is done deleted");

        var deleted = http.Count(Delete);
        finish.SetResult();
        await Eventually.True(async () => await queues.Depth(name) == 0, "the other one too");
        Assert.Equal(deleted + 1, http.Count(Delete));
    }

    [Fact]
    public async Task The_service_being_away_for_a_moment_does_not_bring_it_back()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        var inbox = new Inbox<Bill>();

        // More than the client itself tries again.
        var refusals = 7;
        var http = new FaultyHttp
        {
            Spoil = action => action == Delete && Interlocked.Decrement(ref refusals) >= 0 ? FaultyHttp.Error(HttpStatusCode.ServiceUnavailable, "ServiceUnavailable") : null,
        };
        await using var bus = await TestBus.StartSqs(aws, setup => setup.Endpoint(name, endpoint => endpoint.Into(inbox)), http);

        await bus.Send(name, new Bill(1));

        await Eventually.True(async () => inbox.Received.Count > 0 && await queues.Depth(name) == 0, "deleted in the end");
        Assert.Single(inbox.Received);
    }

    [Fact]
    public async Task What_could_not_be_deleted_and_comes_again_is_not_handled_again()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        var inbox = new Inbox<Bill>();
        var refusals = 1;
        var http = new FaultyHttp { Spoil = action => action == Delete && Interlocked.Decrement(ref refusals) >= 0 ? FaultyHttp.Answer(Expired) : null };
        await using var bus = await StartWithMessagesHiddenBriefly(name, inbox, http);

        await bus.Send(name, new Bill(1));

        await Eventually.True(async () => http.Count(Delete) == 2 && await queues.Depth(name) == 0, "deleted when it came again");
        Assert.Single(inbox.Received);
    }

    [Fact]
    public async Task What_comes_again_while_its_delete_is_being_tried_is_not_handled_again()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        var inbox = new Inbox<Bill>();
        var isAway = true;
        var http = new FaultyHttp { Spoil = action => action == Delete && Volatile.Read(ref isAway) ? FaultyHttp.Error(HttpStatusCode.ServiceUnavailable, "ServiceUnavailable") : null };
        await using var bus = await StartWithMessagesHiddenBriefly(name, inbox, http);

        await bus.Send(name, new Bill(1));
        await inbox.Count(1);
        await Eventually.True(() => http.Bodies(Delete).Select(Handle).Distinct().Count() > 1, "it came again and is to be deleted again");
        Volatile.Write(ref isAway, false);

        await Eventually.True(async () => await queues.Depth(name) == 0, "deleted in the end");
        Assert.Single(inbox.Received);

        static string Handle(string body) => body[(body.IndexOf("ReceiptHandle", StringComparison.Ordinal) + 16)..].Split('"')[0];
    }

    [Fact]
    public async Task An_expired_receipt_handle_troubles_nobody_else()
    {
        var name = TestBus.NewName();
        var inbox = new Inbox<Bill>();
        var http = new FaultyHttp { Spoil = action => action == Delete ? FaultyHttp.Answer(Expired) : null };
        await using var bus = await TestBus.StartSqs(aws, setup => setup.Endpoint(name, endpoint => endpoint.Into(inbox)), http);

        await bus.Send(name, new Bill(1));
        await Eventually.True(() => http.Count(Delete) == 1, "one delete");
        await bus.Send(name, new Bill(2));

        await Eventually.True(() => http.Count(Delete) == 2, "the next one's delete, and none again");
        Assert.Equal(2, inbox.Received.Count);
        Assert.Equal(BusHealthStatus.Healthy, bus.Control.CheckHealth().Status);
    }

    Task<TestBus> StartWithMessagesHiddenBriefly(string name, Inbox<Bill> inbox, FaultyHttp http) => TestBus.StartSqs(
        aws,
        setup => setup.SqsEndpoint(name, endpoint =>
        {
            endpoint.QueueAttributes["VisibilityTimeout"] = 1;
            endpoint.Into(inbox);
        }),
        http);
}
