using JadaReferral.SqsTransport.Tests.Support;
using JadaReferral.Testing;
using MassTransit;

namespace JadaReferral.SqsTransport.Tests.Behaviours;

[Trait("Needs", "emulators")]
public sealed class When_a_consumer_throws(OnSqs aws) : IClassFixture<OnSqs>
{
    public record Payment(int Amount);

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.Sqs)]
    public async Task The_message_moves_to_the_error_queue_and_a_fault_is_published(Transport transport)
    {
        var name = TestBus.NewName();
        var parked = new Inbox<Payment>();
        var faults = new Inbox<Fault<Payment>>();
        await using var bus = await TestBus.Start(transport, aws, setup =>
        {
            setup.Endpoint(name, endpoint => endpoint.Handler<Payment>(_ => throw new InvalidOperationException("no funds")));
            setup.Endpoint(name + "_error", endpoint =>
            {
                endpoint.ConfigureConsumeTopology = false;
                endpoint.Into(parked);
            });
            setup.Endpoint(TestBus.NewName(), endpoint => endpoint.Into(faults));
        });

        await bus.Send(name, new Payment(7), context => context.Headers.Set("Customer", "Ada"));

        var message = await parked.First("the message on the error queue");
        Assert.Equal(7, message.Message.Amount);
        Assert.Equal("Ada", message.Headers.Get<string>("Customer"));
        var headers = message.ReceiveContext.TransportHeaders;
        Assert.Equal("fault", headers.Get<string>(MessageHeaders.Reason));
        Assert.Equal("no funds", headers.Get<string>(MessageHeaders.FaultMessage));
        Assert.Equal("System.InvalidOperationException", headers.Get<string>(MessageHeaders.FaultExceptionType));
        Assert.Contains(nameof(When_a_consumer_throws), headers.Get<string>(MessageHeaders.FaultStackTrace), StringComparison.Ordinal);
        Assert.Equal(7, (await faults.First("a published fault")).Message.Message.Amount);
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.Sqs)]
    public async Task It_is_asked_again_as_often_as_configured(Transport transport)
    {
        var name = TestBus.NewName();
        var attempts = 0;
        await using var bus = await TestBus.Start(transport, aws, setup => setup.Endpoint(name, endpoint =>
        {
            endpoint.UseMessageRetry(retry => retry.Immediate(4));
            endpoint.Handler<Payment>(_ => Interlocked.Increment(ref attempts) < 4 ? throw new InvalidOperationException("not yet") : Task.CompletedTask);
        }));

        await bus.Send(name, new Payment(8));

        await Eventually.True(() => attempts == 4, "handled at the fourth attempt");
    }

    [SqsOnly(Why.ServiceLimits)]
    [Fact]
    public async Task An_error_text_too_long_for_SQS_is_cut()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        await using var bus = await TestBus.StartSqs(aws, setup => setup.Endpoint(name, endpoint =>
            endpoint.Handler<Payment>(_ => throw new InvalidOperationException(new string('x', 100_000)))));

        await bus.Send(name, new Payment(9), context => context.Headers.Set("Customer", "Ada"));

        var parked = await queues.Receive(name + "_error");
        Assert.Equal("Ada", parked.MessageAttributes!["Customer"].StringValue);
        Assert.InRange(parked.MessageAttributes["MT-Fault-Message"].StringValue!.Length, 1, 20_000);
        await Eventually.True(async () => await queues.Depth(name) == 0, "the message gone from its queue");
    }
}
