using JadaReferral.SqsTransport.Tests.Support;
using JadaReferral.Testing;
using MassTransit;

namespace JadaReferral.SqsTransport.Tests.Faults;

[Trait("Needs", "emulators")]
public sealed class When_an_observer_fails(OnSqs aws) : IClassFixture<OnSqs>
{
    public record Note(int Number);

    [Fact]
    public async Task A_message_that_was_not_handled_comes_back()
    {
        var name = TestBus.NewName();
        var inbox = new Inbox<Note>();
        await using var bus = await TestBus.StartSqs(aws, setup => setup.Endpoint(name, endpoint => endpoint.Into(inbox)));
        var observer = new Failing(beforeReceive: 1, afterReceive: 0);
        bus.Bus.ConnectReceiveObserver(observer);

        await bus.Send(name, new Note(1));

        Assert.Equal(1, (await inbox.First()).Message.Number);
        Assert.Equal(1, observer.Failed);
    }

    [Fact]
    public async Task What_was_handled_is_not_handled_again()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        var inbox = new Inbox<Note>();
        await using var bus = await TestBus.StartSqs(aws, setup => setup.Endpoint(name, endpoint => endpoint.Into(inbox)));
        var observer = new Failing(beforeReceive: 0, afterReceive: int.MaxValue);
        bus.Bus.ConnectReceiveObserver(observer);

        await bus.Send(name, new Note(1));
        await inbox.Count(1);
        await Eventually.True(async () => await queues.Depth(name) == 0, "deleted");

        Assert.Single(inbox.Received);
        Assert.True(observer.Failed > 0);
    }

    /// <summary>Throws as often as it is told to.</summary>
    sealed class Failing(int beforeReceive, int afterReceive) : IReceiveObserver
    {
        int _before = beforeReceive;
        int _after = afterReceive;
        int _failed;

        public int Failed => _failed;

        public Task PreReceive(ReceiveContext context) => Fail(ref _before);

        public Task PostReceive(ReceiveContext context) => Fail(ref _after);

        public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
            where T : class => Task.CompletedTask;

        public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
            where T : class => Task.CompletedTask;

        public Task ReceiveFault(ReceiveContext context, Exception exception) => Task.CompletedTask;

        Task Fail(ref int times)
        {
            if (Interlocked.Decrement(ref times) < 0)
                return Task.CompletedTask;
            Interlocked.Increment(ref _failed);
            return Task.FromException(new InvalidOperationException("An observer fails."));
        }
    }
}
