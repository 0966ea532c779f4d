using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Amazon.SQS;
using JadaReferral.SqsTransport.Tests.Support;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace JadaReferral.SqsTransport.Tests.Behaviours;

[Trait("Needs", "emulators")]
public sealed class When_an_endpoint_starts(OnSqs aws) : IClassFixture<OnSqs>
{
    public record Tide(int Centimetres);

    [SqsOnly(Why.ServiceSettings)]
    [Fact]
    public async Task Its_queue_has_the_attributes_and_tags_it_was_given()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        await using var bus = await TestBus.StartSqs(aws, setup => setup.SqsEndpoint(name, endpoint =>
        {
            endpoint.QueueAttributes["VisibilityTimeout"] = 77;
            endpoint.QueueTags["team"] = "crew";
            endpoint.Handler<Tide>(_ => Task.CompletedTask);
        }));

        Assert.Equal("77", (await queues.Attributes(name))["VisibilityTimeout"]);
    }

    [SqsOnly(Why.ServiceSettings)]
    [Fact]
    public async Task A_queue_that_was_there_with_other_attributes_gets_them()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        await queues.Sqs.CreateQueueAsync(name);

        await using var bus = await TestBus.StartSqs(aws, setup => setup.SqsEndpoint(name, endpoint =>
        {
            endpoint.QueueAttributes["VisibilityTimeout"] = 44;
            endpoint.Handler<Tide>(_ => Task.CompletedTask);
        }));

        Assert.Equal("44", (await queues.Attributes(name))["VisibilityTimeout"]);
    }

    [SqsOnly(Why.ServiceSettings)]
    [Fact]
    public async Task One_policy_statement_lets_all_topics_send()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        for (var i = 0; i < 2; i++)
        {
            await using var bus = await TestBus.StartSqs(aws, setup => setup.SqsEndpoint(name, endpoint =>
            {
                endpoint.Subscribe(TestBus.NewName("topic"));
                endpoint.Subscribe(TestBus.NewName("topic"));
                endpoint.Handler<Tide>(_ => Task.CompletedTask);
            }));
        }

        var policy = (await queues.Attributes(name))["Policy"];
        Assert.Equal(2, policy.Split("aws:SourceArn").Length);
    }

    [SqsOnly(Why.OutlivesTheBus)]
    [Fact]
    public async Task It_throws_away_what_lies_on_the_queue_if_told_to()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        var inbox = new Inbox<Tide>();
        await using (var sender = await TestBus.StartSqs(aws, _ => { }))
            await sender.Send(name, new Tide(1));

        await using var bus = await TestBus.StartSqs(aws, setup => setup.SqsEndpoint(name, endpoint =>
        {
            endpoint.PurgeOnStartup = true;
            endpoint.Into(inbox);
        }));
        await bus.Send(name, new Tide(2));

        Assert.Equal(2, (await inbox.First()).Message.Centimetres);
        Assert.Single(inbox.Received);
    }

    [SqsOnly(Why.OutlivesTheBus)]
    [Fact]
    public async Task Topology_can_be_deployed_without_consuming()
    {
        using var queues = new Queues(aws);
        var name = TestBus.NewName();
        await using var bus = await TestBus.StartSqs(aws, setup =>
        {
            setup.Bus.DeployTopologyOnly = true;
            setup.Endpoint(name, endpoint => endpoint.Handler<Tide>(_ => Task.CompletedTask));
        });

        await bus.Bus.Publish(new Tide(3));

        Assert.NotNull(await queues.Receive(name));
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.Sqs)]
    public async Task Queues_are_named_after_consumers_by_convention(Transport transport)
    {
        var prefix = TestBus.NewName("svc");
        await using var provider = new ServiceCollection()
            .AddLogging()
            .AddSingleton<Inbox<Tide>>()
            .AddMassTransit(bus =>
            {
                bus.DisableUsageTelemetry();
                bus.SetEndpointNameFormatter(new KebabCaseEndpointNameFormatter(prefix, includeNamespace: false));
                bus.AddConsumer<HighTideConsumer>();
                if (transport == Transport.InMemory)
                    bus.UsingInMemory((context, memory) => memory.ConfigureEndpoints(context));
                else
                    bus.UsingAmazonSqs((context, sqs) => UseEmulator(sqs).ConfigureEndpoints(context));
            })
            .BuildServiceProvider();
        var bus = provider.GetRequiredService<IBusControl>();
        await bus.StartAsync();

        var endpoint = await bus.GetSendEndpoint(new Uri($"queue:{prefix}-high-tide"));
        await endpoint.Send(new Tide(180));

        Assert.Equal(180, (await provider.GetRequiredService<Inbox<Tide>>().First()).Message.Centimetres);
        await bus.StopAsync();
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.Sqs)]
    public async Task Another_can_be_added_to_a_running_bus_and_stopped_alone(Transport transport)
    {
        var (first, second) = (new Inbox<Tide>(), new Inbox<Tide>());
        await using var bus = await TestBus.Start(transport, aws, setup => setup.Endpoint(TestBus.NewName(), endpoint => endpoint.Into(first)));

        var added = bus.Control.ConnectReceiveEndpoint(TestBus.NewName(), endpoint => endpoint.Into(second));
        await added.Ready;
        await bus.Bus.Publish(new Tide(4));
        await first.Count(1);
        await second.Count(1);

        await added.StopAsync();
        await bus.Bus.Publish(new Tide(5));
        await first.Count(2);
        Assert.Single(second.Received);
    }

    [SqsOnly(Why.ServiceSettings)]
    [Fact]
    public async Task Topics_have_the_attributes_and_tags_they_were_given()
    {
        using var queues = new Queues(aws);
        var topic = TestBus.NewName("tides");
        var http = new FaultyHttp();
        await using var bus = await TestBus.StartSqs(
            aws,
            setup =>
            {
                setup.Bus.Message<Tide>(message => message.SetEntityName(topic));
                setup.Sqs.PublishTopology.TopicTags["owner"] = "everyone";
                setup.Sqs.Publish<Tide>(publish =>
                {
                    publish.TopicAttributes["DisplayName"] = "Tides";
                    publish.TopicTags["team"] = "crew";
                });
                setup.Endpoint(TestBus.NewName(), endpoint => endpoint.Handler<Tide>(_ => Task.CompletedTask));
            },
            http);

        var arn = (await queues.Sns.CreateTopicAsync(topic)).TopicArn;
        Assert.Equal("Tides", (await queues.Sns.GetTopicAttributesAsync(arn)).Attributes!["DisplayName"]);
        var created = http.Bodies("CreateTopic").First(body => body.Contains(topic, StringComparison.Ordinal));
        Assert.All(new[] { "owner", "everyone", "team", "crew" }, tag => Assert.Contains($"={tag}", created, StringComparison.Ordinal));
    }

    [SqsOnly(Why.ServiceSettings)]
    [Fact]
    public async Task Its_subscriptions_filter_as_they_were_told()
    {
        var inbox = new Inbox<Tide>();
        await using var bus = await TestBus.StartSqs(aws, setup => setup.SqsEndpoint(TestBus.NewName(), endpoint =>
        {
            endpoint.QueueSubscriptionAttributes["FilterPolicy"] = """{"Bay":["Mission"]}""";
            endpoint.Into(inbox);
        }));

        await bus.Bus.Publish(new Tide(1), context => context.Headers.Set("Bay", "San Diego"));
        await bus.Bus.Publish(new Tide(2), context => context.Headers.Set("Bay", "Mission"));

        Assert.Equal(2, (await inbox.First()).Message.Centimetres);
    }

    [SqsOnly(Why.ServiceSettings)]
    [Fact]
    public async Task A_filter_that_is_declared_no_more_is_gone()
    {
        var name = TestBus.NewName();
        var inbox = new Inbox<Tide>();
        void Configure(BusSetup setup, string? filter) => setup.SqsEndpoint(name, endpoint =>
        {
            if (filter is not null)
                endpoint.QueueSubscriptionAttributes["FilterPolicy"] = filter;
            endpoint.Into(inbox);
        });
        await (await TestBus.StartSqs(aws, setup => Configure(setup, """{"Bay":["Mission"]}"""))).Stop();

        await using var bus = await TestBus.StartSqs(aws, setup => Configure(setup, filter: null));
        await bus.Bus.Publish(new Tide(1));

        Assert.Equal(1, (await inbox.First()).Message.Centimetres);
    }

    [SqsOnly(Why.ServiceSettings)]
    [Fact]
    public async Task A_topic_that_is_there_with_other_attributes_is_used_as_it_is()
    {
        using var queues = new Queues(aws);
        var topic = TestBus.NewName("tides");
        await queues.Sns.CreateTopicAsync(new CreateTopicRequest(topic) { Attributes = new() { ["DisplayName"] = "Old" }, Tags = [new Tag { Key = "team", Value = "shore" }] });
        var inbox = new Inbox<Tide>();

        await using var bus = await TestBus.StartSqs(aws, setup =>
        {
            setup.Bus.Message<Tide>(message => message.SetEntityName(topic));
            setup.Sqs.Publish<Tide>(publish =>
            {
                publish.TopicAttributes["DisplayName"] = "New";
                publish.TopicTags["team"] = "crew";
            });
            setup.Endpoint(TestBus.NewName(), endpoint => endpoint.Into(inbox));
        });
        await bus.Bus.Publish(new Tide(3));

        Assert.Equal(3, (await inbox.First()).Message.Centimetres);
    }

    [SqsOnly(Why.ServiceSettings)]
    [Fact]
    public async Task The_topics_of_what_is_published_can_be_created_at_once()
    {
        var topic = TestBus.NewName("tides");
        var http = new FaultyHttp();
        await using var bus = await TestBus.StartSqs(
            aws,
            setup =>
            {
                setup.Bus.DeployPublishTopology = true;
                setup.Bus.Message<Tide>(message => message.SetEntityName(topic));
                setup.Sqs.Publish<Tide>();
                setup.Sqs.ReceiveEndpoint(endpoint => endpoint.WaitTimeSeconds = 1);
            },
            http);

        await Eventually.True(() => http.Bodies("CreateTopic").Any(body => body.Contains(topic, StringComparison.Ordinal)), "the topic created");
    }

    [SqsOnly(Why.ServiceSettings)]
    [Theory]
    [InlineData("no spaces please")]
    [InlineData("exactly-seventy-three-characters-leave-no-room-for-the-queue-of-skipped-1")]
    public void A_queue_name_that_SQS_refuses_is_refused_at_once(string name) =>
        Assert.Throws<ConfigurationException>(() => TestBus.Create(Transport.Sqs, aws, setup =>
            setup.Endpoint(name, endpoint => endpoint.Handler<Tide>(_ => Task.CompletedTask))));

    [SqsOnly(Why.ServiceSettings)]
    [Fact]
    public void A_bus_without_a_host_is_refused_at_once() =>
        Assert.Throws<ConfigurationException>(() => Bus.Factory.CreateUsingAmazonSqs(_ => { }));

    IAmazonSqsBusFactoryConfigurator UseEmulator(IAmazonSqsBusFactoryConfigurator sqs)
    {
        sqs.Host(LocalAws.Region, host =>
        {
            host.Credentials(LocalAws.Credentials);
            host.Config(new AmazonSQSConfig { ServiceURL = aws.MessagingUrl.ToString(), AuthenticationRegion = LocalAws.Region });
            host.Config(new AmazonSimpleNotificationServiceConfig { ServiceURL = aws.MessagingUrl.ToString(), AuthenticationRegion = LocalAws.Region });
        });
        return sqs;
    }

    sealed class HighTideConsumer(Inbox<Tide> inbox) : IConsumer<Tide>
    {
        public Task Consume(ConsumeContext<Tide> context) => inbox.Take(context);
    }
}
