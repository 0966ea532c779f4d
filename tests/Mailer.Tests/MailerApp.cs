using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.S3;
using Amazon.SimpleEmail;
using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Mailer.Feedback;
using JadaReferral.Mailer.Ledger;
using JadaReferral.Mailer.Sending;
using JadaReferral.Mailer.Stores;
using JadaReferral.Testing.Bus;
using JadaReferral.Testing.Emulators;
using MassTransit;
using MassTransit.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace JadaReferral.Mailer.Tests;

/// <summary>
/// Mailer's own Program on the in-memory bus, with its tables and bucket at the emulators. The send loop rests: tests let it pass once at a
/// time. <see cref="Restart"/> stands for the process that takes over after a crash: same tables and bucket, nothing else.
/// </summary>
sealed class MailerApp : WebApplicationFactory<MailerOptions>
{
    public const string Key = "a secret of the tests, long enough";

    readonly LocalAws _aws;
    readonly string _prefix;
    readonly AmazonS3Client _s3;
    readonly BusRecorder _recorder = new();
    readonly Dictionary<string, string?> _settings;

    MailerApp(LocalAws aws, string prefix, AmazonS3Client s3, ScriptedSes ses, HandyClock clock, IReadOnlyDictionary<string, string?> settings)
    {
        (_aws, _prefix, _s3, Ses, Clock) = (aws, prefix, s3, ses, clock);
        _settings = new Dictionary<string, string?>(settings, StringComparer.Ordinal);
    }

    public ScriptedSes Ses { get; }

    /// <summary>Takes the scripted one's place where the call itself is tested.</summary>
    public IAmazonSimpleEmailService? RealSes { get; init; }

    /// <summary>Another way to the emulator's tables.</summary>
    public IAmazonDynamoDB? Dynamo { get; init; }

    public HandyClock Clock { get; }

    public DyingSteps Steps { get; } = new();

    public SendLoop Loop => Services.GetRequiredService<SendLoop>();

    public SendLedger Ledger => Services.GetRequiredService<SendLedger>();

    public ITestHarness Harness => Services.GetRequiredService<ITestHarness>();

    public static async Task<MailerApp> Start(LocalAws aws, IReadOnlyDictionary<string, string?>? settings = null, IAmazonSimpleEmailService? ses = null, IAmazonDynamoDB? dynamo = null)
    {
        var prefix = await aws.CreateTablesAsync();
        var s3 = new AmazonS3Client(LocalAws.Credentials, new AmazonS3Config { ServiceURL = aws.MessagingUrl.ToString(), AuthenticationRegion = LocalAws.Region, ForcePathStyle = true });
        await s3.PutBucketAsync(prefix + "mail");
        var app = new MailerApp(aws, prefix, s3, new ScriptedSes(), new HandyClock(), settings ?? new Dictionary<string, string?>()) { RealSes = ses, Dynamo = dynamo };
        await app.Harness.Start();
        return app;
    }

    /// <summary>A second process on what the first one left.</summary>
    public async Task<MailerApp> Restart()
    {
        var next = new MailerApp(_aws, _prefix, _s3, Ses, Clock, _settings);
        await next.Harness.Start();
        return next;
    }

    protected override IHost CreateHost(IHostBuilder builder)
    {
        builder.ConfigureHostConfiguration(configuration => configuration.AddInMemoryCollection(new Dictionary<string, string?>(_settings)
        {
            ["AWS_REGION"] = LocalAws.Region,
            ["Dynamo:TablePrefix"] = _prefix,
            ["Mail:Bucket"] = _prefix + "mail",
            ["Outreach:UnsubscribeKey"] = Key,
            ["Mailer:ConfigurationSet"] = "outreach",
        }));
        return base.CreateHost(builder);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.ConfigureTestServices(services =>
    {
        services.Replace(ServiceDescriptor.Singleton(Dynamo ?? _aws.Dynamo));
        services.Replace(ServiceDescriptor.Singleton<IAmazonS3>(_s3));
        services.Replace(ServiceDescriptor.Singleton(RealSes ?? Ses));
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        services.Replace(ServiceDescriptor.Singleton<SendSteps>(Steps));
        foreach (var background in services.Where(IsOurBackgroundWork).ToList())
            services.Remove(background);
        services.AddMassTransitTestHarness(bus =>
        {
            bus.AddPublishObserver(_ => _recorder);
            bus.AddConsumeObserver(_ => _recorder);
        });
    });

    /// <summary>Stores a mail and returns its approval.</summary>
    public async Task<EmailApproved> Approved(string recipient = "eric@puesto.example", DateTimeOffset? notBefore = null, string? mail = null)
    {
        var bytes = Encoding.ASCII.GetBytes(mail?.ReplaceLineEndings("\r\n") ?? $"From: JADA <crew@queenofsandiego.com>\r\nTo: =?utf-8?q?Eric=2C_Puesto?=\r\n <{recipient}>\r\nSubject: {Guid.NewGuid():N}\r\n\r\nHello\r\n");
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await Store(hash, bytes);
        return new EmailApproved
        {
            ApprovalId = Guid.NewGuid(),
            CardId = "card-1",
            EmailId = "puesto-referral",
            DraftVersion = 1,
            Vendor = "puesto",
            ContentHash = hash,
            ApprovedBy = "owner",
            ApprovedAt = Clock.GetUtcNow(),
            NotBefore = notBefore,
        };
    }

    public Task Store(string hash, byte[] mail) =>
        _s3.PutObjectAsync(new Amazon.S3.Model.PutObjectRequest { BucketName = _prefix + "mail", Key = $"mail/{hash}.eml", InputStream = new MemoryStream(mail) });

    public Task Remove(string hash) => _s3.DeleteObjectAsync(_prefix + "mail", $"mail/{hash}.eml");

    public async Task<IReadOnlyList<string>> Keys(string prefix) =>
        [.. ((await _s3.ListObjectsV2Async(new Amazon.S3.Model.ListObjectsV2Request { BucketName = _prefix + "mail", Prefix = prefix })).S3Objects ?? []).Select(found => found.Key)];

    public Task Suppress(string address, string reason = SuppressionReasons.Unsubscribed) =>
        Services.GetRequiredService<SuppressionStore>().Add(new Suppression { Address = address, Reason = reason, Since = Clock.GetUtcNow() }, CancellationToken.None);

    public Task<Suppression?> Suppression(string address) => Services.GetRequiredService<SuppressionStore>().Find(address, CancellationToken.None);

    public Task<MailChannel> Channel() => Services.GetRequiredService<ChannelStore>().Get(CancellationToken.None);

    public async Task<EmailSend> Row(Guid approvalId) => await Ledger.Find(approvalId, CancellationToken.None) ?? throw new InvalidOperationException("The ledger has no such row.");

    /// <summary>Publishes a message and waits until its consumer is done with it.</summary>
    public async Task Consume<T>(T message)
        where T : class
    {
        var before = _recorder.Consumed<T>();
        await Harness.Bus.Publish(message);
        await _recorder.ConsumedMoreThan<T>(before);
    }

    /// <summary>Puts an SES event into the feedback queue as EventBridge does, plain JSON, and waits until it was consumed.</summary>
    public async Task Feedback(string json)
    {
        var before = _recorder.Consumed<SesEvent>();
        var queue = await Harness.Bus.GetSendEndpoint(new Uri("queue:" + SesEventConsumerDefinition.QueueName));
        await queue.Send(new PlainBody(), context => context.Serializer = new PlainJson(json));
        await _recorder.ConsumedMoreThan<SesEvent>(before);
    }

    /// <summary>Lets the send loop look at everything once.</summary>
    public Task Pass() => Loop.Pass(CancellationToken.None);

    public IReadOnlyList<T> Published<T>() => _recorder.Published<T>();

    public BusRecorder Recorder => _recorder;

    static bool IsOurBackgroundWork(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService)
        && (service.ImplementationType == typeof(ArchiveRetention) || service.ImplementationFactory?.Method.DeclaringType?.FullName?.Contains(nameof(MailerExtensions), StringComparison.Ordinal) == true);
}

/// <summary>Stands for a body that no MassTransit sender wrote.</summary>
public sealed record PlainBody;

/// <summary>Writes a body as it is, without an envelope.</summary>
sealed class PlainJson(string json) : IMessageSerializer
{
    public ContentType ContentType { get; } = new("application/json");

    public MessageBody GetMessageBody<T>(SendContext<T> context)
        where T : class => new StringMessageBody(json);
}

/// <summary>Real time plus what the test adds to it.</summary>
sealed class HandyClock : TimeProvider
{
    TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

    public void Advance(TimeSpan by) => _ahead += by;
}

/// <summary>Kills the sender at a step, or lets something else happen at it.</summary>
sealed class DyingSteps : SendSteps
{
    public SendStep? DiesAt { get; set; }

    public (SendStep Step, Func<Task> Happens)? Meanwhile { get; set; }

    public override Task Reached(SendStep step, Guid approvalId)
    {
        if (step == DiesAt)
            return Task.FromException(new ProcessDiedException());
        return Meanwhile is { } meanwhile && meanwhile.Step == step ? meanwhile.Happens() : Task.CompletedTask;
    }
}

/// <summary>Stands for the end of the process: nothing of ours catches it.</summary>
public sealed class ProcessDiedException() : Exception("The process died here.");
