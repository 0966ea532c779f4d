using System.Net.Http.Json;
using System.Text.Json;
using Amazon.DynamoDBv2;
using JadaReferral.Testing.Emulators;
using MassTransit;
using MassTransit.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace JadaReferral.Dashboard.Tests;

/// <summary>Tests that share one DynamoDB emulator, each with tables of its own.</summary>
[CollectionDefinition(Name)]
public sealed class OnDynamo : ICollectionFixture<LocalDynamoDb>
{
    public const string Name = "on DynamoDB";
}

/// <summary>The real dashboard on tables of its own, with MassTransit's in-memory harness for a bus.</summary>
public sealed class DashboardApp : WebApplicationFactory<Tasks.TaskStore>
{
    /// <summary>Signs in with every right.</summary>
    public const string OperatorKey = "operator-key-of-a-test-with-enough-letters";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    readonly IAmazonDynamoDB _dynamo;
    readonly string _prefix;
    readonly IReadOnlyDictionary<string, string> _settings;
    readonly TimeProvider? _clock;
    Action<IServiceCollection>? _services;

    DashboardApp(IAmazonDynamoDB dynamo, string prefix, IReadOnlyDictionary<string, string> settings, TimeProvider? clock)
    {
        _dynamo = dynamo;
        _prefix = prefix;
        _settings = settings;
        _clock = clock;
    }

    public string TablePrefix => _prefix;

    public ITestHarness Bus => Services.GetRequiredService<ITestHarness>();

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A running dashboard; <paramref name="prefix"/> names the tables of an earlier one, <paramref name="dynamo"/> takes the place of the fixture's client.</summary>
    public static async Task<DashboardApp> StartAsync(
        LocalDynamoDb aws, Dictionary<string, string>? settings = null, TimeProvider? clock = null, string? prefix = null, IAmazonDynamoDB? dynamo = null,
        Action<IServiceCollection>? services = null)
    {
        var app = new DashboardApp(dynamo ?? aws.Dynamo, prefix ?? await aws.CreateTablesAsync(), settings ?? [], clock) { _services = services };
        await app.Bus.Start();
        return app;
    }

    /// <summary>Publishes what another service would.</summary>
    public Task Publish<T>(T message)
        where T : class => Bus.Bus.Publish(message);

    public async Task<T> Read<T>(string path)
    {
        using var client = CreateClient();
        return (await client.GetFromJsonAsync<T>("/api/v1/" + path, Json))!;
    }

    public async Task<HttpResponseMessage> Post(string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var client = CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/" + path) { Content = body is null ? null : JsonContent.Create(body) };
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await client.SendAsync(request);
    }

    /// <summary>The stable code of a refused request.</summary>
    public static async Task<string?> CodeOf(HttpResponseMessage answer)
    {
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return problem.GetProperty("code").GetString();
    }

    /// <summary>Every client shows the operator's key unless a test takes it away.</summary>
    protected override void ConfigureClient(HttpClient client)
    {
        base.ConfigureClient(client);
        client.DefaultRequestHeaders.Authorization = new("Bearer", OperatorKey);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Dynamo:TablePrefix", _prefix);
        builder.UseSetting("Security:OperatorKey", OperatorKey);
        foreach (var (name, value) in _settings)
            builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton(_dynamo);
            if (_clock is not null)
                services.AddSingleton(_clock);
            services.AddMassTransitTestHarness();
            _services?.Invoke(services);
        });
    }
}
