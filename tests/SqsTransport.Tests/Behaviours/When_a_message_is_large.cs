using JadaReferral.SqsTransport.Tests.Support;
using MassTransit;

namespace JadaReferral.SqsTransport.Tests.Behaviours;

[Trait("Needs", "emulators")]
public sealed class When_a_message_is_large(OnSqs aws) : IClassFixture<OnSqs>
{
    public record Attachment(string Text);

    [Theory, InlineData('x', 240_000), InlineData('ż', 120_000)]
    public async Task It_arrives_whole_up_to_the_limit_in_bytes(char letter, int length)
    {
        var name = TestBus.NewName();
        var inbox = new Inbox<Attachment>();
        await using var bus = await TestBus.StartSqs(aws, setup =>
        {
            setup.Bus.UseRawJsonSerializer();
            setup.Endpoint(name, endpoint => endpoint.Into(inbox));
        });
        var text = new string(letter, letter == 'x' ? length : length / 3);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => bus.Send(name, new Attachment(text))));
        await bus.Bus.Publish(new Attachment(text));

        await inbox.Count(13);
        Assert.All(inbox.Received, received => Assert.Equal(text, received.Message.Text));
    }

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
