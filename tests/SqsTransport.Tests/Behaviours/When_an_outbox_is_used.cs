using JadaReferral.SqsTransport.Tests.Support;
using MassTransit;

namespace JadaReferral.SqsTransport.Tests.Behaviours;

[Trait("Needs", "emulators")]
public sealed class When_an_outbox_is_used(OnSqs aws) : IClassFixture<OnSqs>
{
    public record Command(bool Fails);

    public record Done(string By);

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.Sqs)]
    public async Task Only_a_consumer_that_succeeds_sends_what_it_published(Transport transport)
    {
        var name = TestBus.NewName();
        var done = new Inbox<Done>();
        await using var bus = await TestBus.Start(transport, aws, setup =>
        {
            setup.Endpoint(name, endpoint =>
            {
#pragma warning disable CS0618 // The overload that isn't obsolete needs a container, and this bus has none.
                endpoint.UseInMemoryOutbox();
#pragma warning restore CS0618
                endpoint.Handler<Command>(async context =>
                {
                    await context.Publish(new Done(context.Message.Fails ? "failure" : "success"));
                    if (context.Message.Fails)
                        throw new InvalidOperationException("after publishing");
                });
            });
            setup.Endpoint(TestBus.NewName(), endpoint => endpoint.Into(done));
        });

        await bus.Send(name, new Command(Fails: true));
        await bus.Send(name, new Command(Fails: false));

        Assert.Equal("success", (await done.First()).Message.By);
        Assert.Single(done.Received);
    }
}
