using JadaReferral.SqsTransport.Tests.Support;
using JadaReferral.Testing.Emulators;
using MassTransit;

namespace JadaReferral.SqsTransport.Tests.Behaviours;

[Trait("Needs", "emulators")]
public sealed class When_a_request_is_made(OnSqs aws) : IClassFixture<OnSqs>
{
    public record Ask(string Question);

    public record Answer(string Text);

    public record NobodyAnswers(string Question);

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.Sqs)]
    public async Task Each_asker_gets_its_own_answer(Transport transport)
    {
        await using var bus = await TestBus.Start(transport, aws, setup => setup.Endpoint(TestBus.NewName(), endpoint =>
            endpoint.Handler<Ask>(context => context.RespondAsync(new Answer($"re: {context.Message.Question}")))));
        var client = bus.Bus.CreateRequestClient<Ask>();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => client.GetResponse<Answer>(new Ask($"{i}"))));

        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"re: {i}"), answers.Select(answer => answer.Message.Text));
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.Sqs)]
    public async Task A_failing_consumer_is_reported_to_the_asker(Transport transport)
    {
        await using var bus = await TestBus.Start(transport, aws, setup => setup.Endpoint(TestBus.NewName(), endpoint =>
            endpoint.Handler<Ask>(_ => throw new InvalidOperationException("don't know"))));

        var fault = await Assert.ThrowsAsync<RequestFaultException>(() => bus.Bus.CreateRequestClient<Ask>().GetResponse<Answer>(new Ask("why")));

        Assert.Contains("don't know", fault.Fault!.Exceptions[0].Message, StringComparison.Ordinal);
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.Sqs)]
    public async Task It_times_out_when_nobody_answers(Transport transport)
    {
        await using var bus = await TestBus.Start(transport, aws, _ => { });
        var client = bus.Bus.CreateRequestClient<NobodyAnswers>(RequestTimeout.After(s: 1));

        await Assert.ThrowsAsync<RequestTimeoutException>(() => client.GetResponse<Answer>(new NobodyAnswers("anyone?")));
    }

    [SqsOnly(Why.OutlivesTheBus)]
    [Fact]
    public async Task An_answer_to_a_process_that_has_gone_fails_nothing()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        await using var bus = await TestBus.StartSqs(aws, setup => setup.Endpoint(name, endpoint =>
            endpoint.Handler<Ask>(context => context.RespondAsync(new Answer("too late")))));

        await bus.Send(name, new Ask("still there?"), context =>
        {
            context.RequestId = NewId.NextGuid();
            context.ResponseAddress = new Uri($"amazonsqs://{LocalAws.Region}/{TestBus.NewName("gone")}?durable=false&autodelete=true");
        });

        await JadaReferral.Testing.Eventually.True(async () => await queues.Depth(name) == 0, "the request handled and deleted");
        Assert.Null(await queues.Find(name + "_error"));
    }
}
