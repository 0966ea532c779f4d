using JadaReferral.SqsTransport.Tests.Support;
using JadaReferral.Testing.Emulators;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace JadaReferral.SqsTransport.Tests.Behaviours;

[Trait("Needs", "emulators")]
public sealed class When_an_endpoint_starts(OnSqs aws) : IClassFixture<OnSqs>
{
    public record Tide(int Centimetres);

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

    [Fact]
    public async Task Queues_are_named_after_consumers_by_convention()
    {
        using var queues = new Queues(aws);
        var prefix = TestBus.NewName("svc");
        await using var provider = new ServiceCollection()
            .AddLogging()
            .AddMassTransit(bus =>
            {
                bus.DisableUsageTelemetry();
                bus.SetEndpointNameFormatter(new KebabCaseEndpointNameFormatter(prefix, includeNamespace: false));
                bus.AddConsumer<HighTideConsumer>();
                bus.UsingAmazonSqs((context, transport) =>
                {
                    transport.Host(LocalAws.Region, host =>
                    {
                        host.Credentials(LocalAws.Credentials);
                        host.Config(new Amazon.SQS.AmazonSQSConfig { ServiceURL = aws.MessagingUrl.ToString(), AuthenticationRegion = LocalAws.Region });
                        host.Config(new Amazon.SimpleNotificationService.AmazonSimpleNotificationServiceConfig
                        {
                            ServiceURL = aws.MessagingUrl.ToString(),
                            AuthenticationRegion = LocalAws.Region,
                        });
                    });
                    transport.ConfigureEndpoints(context);
                });
            })
            .BuildServiceProvider();
        var bus = provider.GetRequiredService<IBusControl>();
        await bus.StartAsync();
        await bus.StopAsync();

        Assert.NotNull(await queues.Find($"{prefix}-high-tide"));
    }

    [Theory]
    [InlineData("no spaces please")]
    [InlineData("exactly-seventy-three-characters-leave-no-room-for-the-queue-of-skipped-1")]
    public void A_queue_name_that_SQS_refuses_is_refused_at_once(string name) =>
        Assert.Throws<ConfigurationException>(() => TestBus.Create(Transport.Sqs, aws, setup =>
            setup.Endpoint(name, endpoint => endpoint.Handler<Tide>(_ => Task.CompletedTask))));

    [Fact]
    public void A_bus_without_a_host_is_refused_at_once() =>
        Assert.Throws<ConfigurationException>(() => Bus.Factory.CreateUsingAmazonSqs(_ => { }));

    sealed class HighTideConsumer : IConsumer<Tide>
    {
        public Task Consume(ConsumeContext<Tide> context) => Task.CompletedTask;
    }
}
