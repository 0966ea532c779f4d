using JadaReferral.SqsTransport.Tests.Support;
using MassTransit;

namespace JadaReferral.SqsTransport.Tests.Behaviours;

[Trait("Needs", "emulators")]
public sealed class When_a_message_is_large(OnSqs aws) : IClassFixture<OnSqs>
{
    public record Attachment(string Text);

    // SNS takes 256 KiB; a letter that isn't ASCII is six bytes of JSON.
    [Theory]
    [InlineData(Transport.InMemory, 'x', 240_000), InlineData(Transport.Sqs, 'x', 240_000)]
    [InlineData(Transport.InMemory, 'ż', 40_000), InlineData(Transport.Sqs, 'ż', 40_000)]
    public async Task It_arrives_whole(Transport transport, char letter, int length)
    {
        var name = TestBus.NewName();
        var inbox = new Inbox<Attachment>();
        await using var bus = await TestBus.Start(transport, aws, setup =>
        {
            setup.Bus.UseRawJsonSerializer();
            setup.Endpoint(name, endpoint => endpoint.Into(inbox));
        });
        var text = new string(letter, length);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => bus.Send(name, new Attachment(text))));
        await bus.Bus.Publish(new Attachment(text));

        await inbox.Count(13);
        Assert.All(inbox.Received, received => Assert.Equal(text, received.Message.Text));
    }

    [SqsOnly(Why.ServiceLimits)]
    [Fact]
    public async Task A_queue_takes_a_mebibyte()
    {
        var name = TestBus.NewName();
        var inbox = new Inbox<Attachment>();
        await using var bus = await TestBus.StartSqs(aws, setup =>
        {
            setup.Bus.UseRawJsonSerializer();
            setup.Endpoint(name, endpoint => endpoint.Into(inbox));
        });
        var text = new string('x', 1_040_000);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => bus.Send(name, new Attachment(text))));

        await inbox.Count(3);
        Assert.All(inbox.Received, received => Assert.Equal(text, received.Message.Text));
    }

    [SqsOnly(Why.ServiceLimits)]
    [Fact]
    public async Task Beyond_the_limit_the_sender_is_told_and_the_others_are_sent()
    {
        var name = TestBus.NewName();
        var inbox = new Inbox<Attachment>();
        await using var bus = await TestBus.StartSqs(aws, setup => setup.Endpoint(name, endpoint => endpoint.Into(inbox)));

        var tooLarge = bus.Send(name, new Attachment(new string('x', 1_100_000)));
        var fits = bus.Send(name, new Attachment("small"));

        var refused = await Assert.ThrowsAsync<MessageException>(() => tooLarge);
        Assert.Contains("1048576", refused.Message, StringComparison.Ordinal);
        await fits;
        Assert.Equal("small", (await inbox.First()).Message.Text);
        await Assert.ThrowsAsync<MessageException>(() => bus.Bus.Publish(new Attachment(new string('x', 300_000))));
    }
}
