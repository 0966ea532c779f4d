using System.Text.Json.Nodes;
using JadaReferral.SqsTransport.Tests.Support;
using MassTransit;

namespace JadaReferral.SqsTransport.Tests.Faults;

[Trait("Needs", "emulators")]
public sealed class When_the_service_refuses_an_entry(OnSqs aws) : IClassFixture<OnSqs>
{
    const int Messages = 20;

    public record Letter(int Number);

    [Fact]
    public async Task Only_its_sender_is_told()
    {
        var name = TestBus.NewName();
        var http = new FaultyHttp();
        await using var bus = await TestBus.StartSqs(aws, _ => { }, http);
        await bus.Send(name, new Letter(0));
        http.SpoilBody = (action, body) => action == "SendMessageBatch" ? AllButTheLast(JsonNode.Parse(body)!["Entries"]!.AsArray().Count) : null;

        await OneFailsPerRequest(http, "SendMessageBatch", i => bus.Send(name, new Letter(i)));

        static HttpResponseMessage AllButTheLast(int entries) => FaultyHttp.Answer(new JsonObject
        {
            ["Successful"] = new JsonArray([.. Enumerable.Range(0, entries - 1).Select(id => new JsonObject { ["Id"] = $"{id}", ["MessageId"] = "m", ["MD5OfMessageBody"] = "d" })]),
            ["Failed"] = new JsonArray(new JsonObject { ["Id"] = $"{entries - 1}", ["SenderFault"] = true, ["Code"] = "InvalidMessageContents", ["Message"] = "no" }),
        }.ToJsonString());
    }

    [Fact]
    public async Task Only_its_publisher_is_told()
    {
        var http = new FaultyHttp();
        await using var bus = await TestBus.StartSqs(aws, _ => { }, http);
        await bus.Bus.Publish(new Letter(0));
        http.SpoilBody = (action, body) => action == "PublishBatch" ? AllButTheLast(body.Split(".Id=").Length - 1) : null;

        await OneFailsPerRequest(http, "PublishBatch", i => bus.Bus.Publish(new Letter(i)));

        static HttpResponseMessage AllButTheLast(int entries) => new()
        {
            Content = new StringContent(
                $"""
                <PublishBatchResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishBatchResult>
                <Successful>{string.Concat(Enumerable.Range(0, entries - 1).Select(id => $"<member><Id>{id}</Id><MessageId>m</MessageId></member>"))}</Successful>
                <Failed><member><Id>{entries - 1}</Id><Code>InvalidMessageContents</Code><Message>no</Message><SenderFault>true</SenderFault></member></Failed>
                </PublishBatchResult></PublishBatchResponse>
                """),
        };
    }

    static async Task OneFailsPerRequest(FaultyHttp http, string action, Func<int, Task> send)
    {
        var before = http.Count(action);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, Messages).Select(i => Record.ExceptionAsync(() => send(i))));

        var failures = outcomes.OfType<Exception>().ToList();
        Assert.All(failures, failure => Assert.Contains("InvalidMessageContents", Assert.IsType<TransportException>(failure).Message, StringComparison.Ordinal));
        Assert.Equal(http.Count(action) - before, failures.Count);
        Assert.InRange(failures.Count, 1, Messages - 1);
    }
}
