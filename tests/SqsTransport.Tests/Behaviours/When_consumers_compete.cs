using JadaReferral.SqsTransport.Tests.Support;
using JadaReferral.Testing;
using MassTransit;

namespace JadaReferral.SqsTransport.Tests.Behaviours;

[Trait("Needs", "emulators")]
public sealed class When_consumers_compete(OnSqs aws) : IClassFixture<OnSqs>
{
    public record Job(int Number);

    public record Sample(int Number);

    [SqsOnly(Why.OneProcess)]
    [Fact]
    public async Task Each_message_goes_to_one_of_them()
    {
        var name = TestBus.NewName();
        var inbox = new Inbox<Job>();
        await using var first = await TestBus.StartSqs(aws, setup => setup.Endpoint(name, endpoint => endpoint.Into(inbox)));
        await using var second = await TestBus.StartSqs(aws, setup => setup.Endpoint(name, endpoint => endpoint.Into(inbox)));

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => first.Send(name, new Job(i))));

        await inbox.Count(200);
        Assert.Equal(Enumerable.Range(0, 200), inbox.Received.Select(job => job.Message.Number).Order());
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.Sqs)]
    public async Task No_more_than_the_limit_run_at_a_time(Transport transport)
    {
        var name = TestBus.NewName();
        var gate = new Lock();
        var (running, most, done) = (0, 0, 0);
        await using var bus = await TestBus.Start(transport, aws, setup => setup.Endpoint(name, endpoint =>
        {
            endpoint.PrefetchCount = 20;
            endpoint.ConcurrentMessageLimit = 3;
            endpoint.Handler<Job>(async _ =>
            {
                lock (gate)
                    most = Math.Max(most, ++running);
                await Task.Delay(10);
                lock (gate)
                {
                    running--;
                    done++;
                }
            });
        }));

        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => bus.Send(name, new Job(i))));

        await Eventually.True(() => done == 60, "all handled");
        Assert.InRange(most, 2, 3);
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.Sqs)]
    public async Task One_slow_message_holds_up_no_other(Transport transport)
    {
        var name = TestBus.NewName();
        var quick = 0;
        var allQuick = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var bus = await TestBus.Start(transport, aws, setup => setup.Endpoint(name, endpoint =>
        {
            endpoint.PrefetchCount = 10;
            endpoint.Handler<Job>(async context =>
            {
                // The slow one is done only when all the quick ones are.
                if (context.Message.Number == 0)
                    await allQuick.Task.WaitAsync(TimeSpan.FromSeconds(20));
                else if (Interlocked.Increment(ref quick) == 300)
                    allQuick.SetResult();
            });
        }));

        await bus.Send(name, new Job(0));
        await Task.WhenAll(Enumerable.Range(1, 300).Select(i => bus.Send(name, new Job(i))));

        await allQuick.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [SqsOnly(Why.SeenFromOutside)]
    [Fact]
    public async Task No_more_is_received_than_can_be_held()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var bus = await TestBus.StartSqs(aws, setup => setup.Endpoint(name, endpoint =>
        {
            endpoint.PrefetchCount = 12;
            endpoint.ConcurrentMessageLimit = 2;
            endpoint.Handler<Job>(_ => release.Task);
        }));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => bus.Send(name, new Job(i))));

        await Eventually.True(async () => (await queues.Attributes(name))["ApproximateNumberOfMessagesNotVisible"] == "12", "twelve in hand");
        Assert.Equal("38", (await queues.Attributes(name))["ApproximateNumberOfMessages"]);
        release.SetResult();
        await Eventually.True(async () => await queues.Depth(name) == 0, "all handled");
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.Sqs)]
    public async Task A_batch_consumer_gets_them_together(Transport transport)
    {
        var name = TestBus.NewName();
        var sizes = new List<int>();
        await using var bus = await TestBus.Start(transport, aws, setup => setup.Endpoint(name, endpoint =>
        {
            endpoint.PrefetchCount = 40;
            endpoint.Batch<Sample>(batch =>
            {
                batch.MessageLimit = 20;
                batch.TimeLimit = TimeSpan.FromSeconds(1);
                batch.Consumer(() => new Batches(sizes));
            });
        }));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => bus.Send(name, new Sample(i))));

        await Eventually.True(() => { lock (sizes) return sizes.Sum() == 50; }, "all handled in batches");
        Assert.InRange(sizes.Count, 3, 25);
    }

    sealed class Batches(List<int> sizes) : IConsumer<Batch<Sample>>
    {
        public Task Consume(ConsumeContext<Batch<Sample>> context)
        {
            lock (sizes)
                sizes.Add(context.Message.Length);
            return Task.CompletedTask;
        }
    }
}
