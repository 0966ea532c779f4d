using JadaReferral.SqsTransport.Tests.Support;
using MassTransit;

namespace JadaReferral.SqsTransport.Tests.Behaviours;

[Trait("Needs", "emulators")]
public sealed class When_nobody_consumes_a_message(OnSqs aws) : IClassFixture<OnSqs>
{
    public record Known(int Number);

    public record Unknown(int Number);

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.Sqs)]
    public async Task It_moves_to_the_skipped_queue(Transport transport)
    {
        var name = TestBus.NewName();
        var skipped = new Inbox<Unknown>();
        await using var bus = await TestBus.Start(transport, aws, setup =>
        {
            setup.Endpoint(name, endpoint => endpoint.Handler<Known>(_ => Task.CompletedTask));
            setup.Endpoint(name + "_skipped", endpoint =>
            {
                endpoint.ConfigureConsumeTopology = false;
                endpoint.Into(skipped);
            });
        });

        await bus.Send(name, new Unknown(1));

        var received = await skipped.First("the message on the skipped queue");
        Assert.Equal("dead-letter", received.ReceiveContext.TransportHeaders.Get<string>(MessageHeaders.Reason));
    }

    [SqsOnly(Why.SeenFromOutside)]
    [Fact]
    public async Task What_is_no_message_at_all_moves_to_the_error_queue()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        await using var bus = await TestBus.StartSqs(aws, setup => setup.Endpoint(name, endpoint => endpoint.Handler<Known>(_ => Task.CompletedTask)));

        await queues.Put(name, "this is not JSON");

        Assert.Equal("this is not JSON", (await queues.Receive(name + "_error")).Body);
    }
}
