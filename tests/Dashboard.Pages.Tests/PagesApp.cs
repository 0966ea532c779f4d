using Amazon.DynamoDBv2;
using Amazon.SQS;
using MassTransit;
using MassTransit.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace JadaReferral.Dashboard.Pages.Tests;

/// <summary>The real dashboard on a port of 127.0.0.1, with tables of its own and MassTransit's in-memory harness for a bus.</summary>
public sealed class PagesApp : WebApplicationFactory<Tasks.TaskStore>
{
    readonly IAmazonDynamoDB _dynamo;
    readonly IAmazonSQS _sqs;
    readonly string _prefix;

    public PagesApp(IAmazonDynamoDB dynamo, IAmazonSQS sqs, string prefix)
    {
        _dynamo = dynamo;
        _sqs = sqs;
        _prefix = prefix;
        UseKestrel(0);
    }

    /// <summary>Where a browser finds it, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    public void Start()
    {
        StartServer();
        Address = ClientOptions.BaseAddress.ToString().TrimEnd('/');
    }

    /// <summary>Publishes what another service would.</summary>
    public Task Publish<T>(T message)
        where T : class => Services.GetRequiredService<ITestHarness>().Bus.Publish(message);

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Dynamo:TablePrefix", _prefix);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton(_dynamo);
            services.AddSingleton(_sqs);
            services.AddMassTransitTestHarness(bus => bus.AddConsumer<StandInPreviews>());
        });
    }
}
