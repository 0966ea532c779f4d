using Amazon.CloudFront;
using Amazon.DynamoDBv2;
using Amazon.S3;
using Amazon.SimpleEmail;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Previews.Tests.Outside;
using JadaReferral.Testing.Bus;
using JadaReferral.Testing.Emulators;
using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JadaReferral.Previews.Tests;

/// <summary>Previews on the in-memory bus, with its tables and buckets at the emulators and a CloudFront that the test drives.</summary>
sealed class PreviewsApp : IAsyncDisposable
{
    const string PagesBucket = "pages";
    const string MailBucket = "mail";

    readonly BusRecorder _recorder = new();
    readonly ServiceProvider _services;
    readonly IAmazonDynamoDB _dynamo;
    readonly AmazonS3Client _s3;
    readonly string _prefix;

    PreviewsApp(LocalAws aws, string prefix, IAmazonDynamoDB? dynamo)
    {
        _dynamo = dynamo ?? aws.Dynamo;
        _prefix = prefix;
        _s3 = new AmazonS3Client(LocalAws.Credentials, new AmazonS3Config { ServiceURL = aws.MessagingUrl.ToString(), AuthenticationRegion = LocalAws.Region, ForcePathStyle = true });
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Dynamo:TablePrefix"] = prefix,
            ["Previews:Bucket"] = prefix + PagesBucket,
            ["Previews:BaseUrl"] = "https://edge.example",
            ["Previews:InvalidationPoll"] = "00:10:00",
            ["Mail:Bucket"] = prefix + MailBucket,
            ["Outreach:PostalAddress"] = Samples.Outreach.PostalAddress,
            ["Outreach:UnsubscribeKey"] = Samples.Outreach.UnsubscribeKey,
            ["Opens:Key"] = Samples.Opens.Key,
        }).Build();
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(settings)
            .AddSingleton(TimeProvider.System)
            .AddLogging()
            .AddSingleton(_dynamo)
            .AddSingleton<IAmazonS3>(_s3)
            .AddSingleton<IAmazonCloudFront>(CloudFront)
            .AddSingleton<IAmazonSimpleEmailService, StubSes>()
            .AddDynamo()
            .AddPreviews()
            .AddMassTransitTestHarness(bus =>
            {
                bus.AddPreviewsConsumers();
                bus.AddPublishObserver(_ => _recorder);
                bus.AddConsumeObserver(_ => _recorder);
            })
            .BuildServiceProvider();
    }

    public RecordingCloudFront CloudFront { get; } = new();

    public ITestHarness Harness => _services.GetRequiredService<ITestHarness>();

    public T Service<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static async Task<PreviewsApp> Start(LocalAws aws, IAmazonDynamoDB? dynamo = null)
    {
        var app = new PreviewsApp(aws, await aws.CreateTablesAsync(), dynamo);
        await app._s3.PutBucketAsync(app._prefix + PagesBucket);
        await app._s3.PutBucketAsync(app._prefix + MailBucket);
        foreach (var vendor in Samples.Everyone)
            await app.Put("vendors", vendor);
        await app.Put("outreach", Samples.Template);
        foreach (var draft in Samples.SeededDrafts)
            await app.Put("outreach", draft);
        await app.Harness.Start();
        return app;
    }

    public Task Put<T>(string table, T record)
        where T : class => _dynamo.PutItemAsync(_prefix + table, DynamoItem.From(record));

    public async Task<string> Page(string key)
    {
        using var page = await _s3.GetObjectAsync(_prefix + PagesBucket, key);
        using var reader = new StreamReader(page.ResponseStream);
        return await reader.ReadToEndAsync();
    }

    public async Task<byte[]> Mail(string hash)
    {
        using var mail = await _s3.GetObjectAsync(_prefix + MailBucket, $"mail/{hash}.eml");
        using var bytes = new MemoryStream();
        await mail.ResponseStream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    /// <summary>Publishes a message and waits until its consumer is done with it.</summary>
    public async Task Consume<T>(T message)
        where T : class
    {
        var before = _recorder.Consumed<T>();
        await Harness.Bus.Publish(message);
        await _recorder.ConsumedMoreThan<T>(before);
    }

    /// <summary>What was published of a kind, in order.</summary>
    public IReadOnlyList<T> Published<T>() => _recorder.Published<T>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _s3.Dispose();
    }
}
