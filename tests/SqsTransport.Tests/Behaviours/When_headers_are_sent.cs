using JadaReferral.SqsTransport.Tests.Support;
using MassTransit;

namespace JadaReferral.SqsTransport.Tests.Behaviours;

[Trait("Needs", "emulators")]
public sealed class When_headers_are_sent(OnSqs aws) : IClassFixture<OnSqs>
{
    public record Note(string Text);

    public static TheoryData<Transport, bool> Ways => new()
    {
        { Transport.InMemory, false }, { Transport.InMemory, true }, { Transport.Sqs, false }, { Transport.Sqs, true },
    };

    [Theory, MemberData(nameof(Ways))]
    public async Task They_arrive_as_they_were(Transport transport, bool rawJson)
    {
        var name = TestBus.NewName();
        var inbox = new Inbox<Note>();
        await using var bus = await TestBus.Start(transport, aws, setup =>
        {
            if (rawJson)
                setup.Bus.UseRawJsonSerializer();
            setup.Endpoint(name, endpoint => endpoint.Into(inbox));
        });
        var id = Guid.NewGuid();
        var time = new DateTime(2026, 11, 22, 10, 30, 15, 123, DateTimeKind.Utc);

        await bus.Send(name, new Note("hello"), context =>
        {
            context.Headers.Set("Text", "plain");
            context.Headers.Set("Unicode", "Zażółć gęślą jaźń 🚢");
            context.Headers.Set("Number", 42);
            context.Headers.Set("Id", id);
            context.Headers.Set("Time", time);
        });

        var headers = (await inbox.First()).Headers;
        Assert.Equal("plain", headers.Get<string>("Text"));
        Assert.Equal("Zażółć gęślą jaźń 🚢", headers.Get<string>("Unicode"));
        Assert.Equal(42, headers.Get<int>("Number"));
        Assert.Equal(id, headers.Get<Guid>("Id"));
        Assert.Equal(time, headers.Get<DateTime>("Time")?.ToUniversalTime());
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task What_SQS_cannot_carry_as_attributes_arrives_too(Transport transport, bool published)
    {
        var name = TestBus.NewName();
        var inbox = new Inbox<Note>();
        await using var bus = await TestBus.Start(transport, aws, setup =>
        {
            setup.Bus.UseRawJsonSerializer();
            setup.Endpoint(name, endpoint => endpoint.Into(inbox));
        });

        static void Headers(SendContext context)
        {
            for (var i = 0; i < 25; i++)
                context.Headers.Set($"Many-{i}", $"value {i}");
            context.Headers.Set("Control", "tab\tand bell\a");
            context.Headers.Set("name with spaces", "still here");
        }

        if (published)
            await bus.Bus.Publish<Note>(new Note("many"), context => Headers(context));
        else
            await bus.Send(name, new Note("many"), Headers);

        var headers = (await inbox.First()).Headers;
        for (var i = 0; i < 25; i++)
            Assert.Equal($"value {i}", headers.Get<string>($"Many-{i}"));
        Assert.Equal("tab\tand bell\a", headers.Get<string>("Control"));
        Assert.Equal("still here", headers.Get<string>("name with spaces"));
    }

    [SqsOnly(Why.SeenFromOutside)]
    [Fact]
    public async Task A_raw_JSON_endpoint_takes_what_no_bus_has_sent()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        var inbox = new Inbox<Note>();
        await using var bus = await TestBus.StartSqs(aws, setup => setup.Endpoint(name, endpoint =>
        {
            endpoint.UseRawJsonDeserializer(RawSerializerOptions.AnyMessageType, isDefault: true);
            endpoint.Into(inbox);
        }));

        await queues.Put(name, """{"text":"from outside"}""");

        Assert.Equal("from outside", (await inbox.First()).Message.Text);
    }

    [SqsOnly(Why.SeenFromOutside)]
    [Fact]
    public async Task A_subscription_without_raw_delivery_is_understood()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        var inbox = new Inbox<Note>();
        await using var bus = await TestBus.StartSqs(aws, setup => setup.Endpoint(name, endpoint =>
        {
            endpoint.UseRawJsonDeserializer(RawSerializerOptions.AnyMessageType, isDefault: true);
            endpoint.Into(inbox);
        }));

        await queues.Put(name, """{"Type":"Notification","TopicArn":"arn:aws:sns:us-west-2:0:x","Message":"{\"text\":\"wrapped\"}"}""");

        Assert.Equal("wrapped", (await inbox.First()).Message.Text);
    }
}
