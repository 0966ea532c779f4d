using Amazon.DynamoDBv2;
using Amazon.Runtime;
using JadaReferral.Local;
using JadaReferral.Local.Emulators;
using Xunit;

namespace JadaReferral.Testing.Emulators;

/// <summary>
/// Emulators of AWS for a test class or collection, in memory, on free ports of 127.0.0.1. They are installed from npm on first use
/// (test assemblies that run at once wait for one another) and end with the fixture, or with the test process if that is killed.
/// <para>
/// Take one of <see cref="LocalMessaging"/>, <see cref="LocalDynamoDb"/>, <see cref="LocalSes"/> or <see cref="LocalAws"/> (all three) as
/// <c>IClassFixture</c> or <c>ICollectionFixture</c>. <see cref="Settings"/> goes into a host's configuration or a process's environment;
/// <see cref="CreateTablesAsync"/> makes the tables of deploy/tables.json under a prefix that no other test has.
/// </para>
/// </summary>
public class LocalAws : IAsyncLifetime
{
    public const string Region = "us-west-2";
    static readonly BasicAWSCredentials Anybody = new("local", "local");

    readonly EmulatorKind[] _kinds;
    readonly List<Emulator> _emulators = [];
    AmazonDynamoDBClient? _dynamo;

    public LocalAws()
        : this(EmulatorKind.SqsSnsS3, EmulatorKind.DynamoDb, EmulatorKind.Ses)
    {
    }

    protected LocalAws(params EmulatorKind[] kinds)
    {
        _kinds = kinds;
    }

    /// <summary>Credentials every emulator takes.</summary>
    public static AWSCredentials Credentials => Anybody;

    /// <summary>AWS's own variables (region, credentials, <c>AWS_ENDPOINT_URL_…</c>) and <c>S3__ForcePathStyle</c>, for the emulators that were started.</summary>
    public IReadOnlyDictionary<string, string> Settings => LocalSettings.For(Region, _emulators.Select(emulator => (emulator.Kind, emulator.Url)));

    public Uri MessagingUrl => UrlOf(EmulatorKind.SqsSnsS3);

    public Uri DynamoDbUrl => UrlOf(EmulatorKind.DynamoDb);

    /// <summary>Sent mail: <c>GET /store</c>, <c>GET /raw/{messageId}</c>, <c>POST /clear-store</c>.</summary>
    public Uri SesUrl => UrlOf(EmulatorKind.Ses);

    /// <summary>One client for all tests of the fixture.</summary>
    public IAmazonDynamoDB Dynamo => _dynamo ??= new AmazonDynamoDBClient(
        Credentials,
        new AmazonDynamoDBConfig { ServiceURL = DynamoDbUrl.ToString(), AuthenticationRegion = Region });

    /// <summary>A table prefix that no other test has.</summary>
    public static string NewPrefix() => $"t{Guid.NewGuid():N}-";

    /// <summary>Makes every table of deploy/tables.json under <paramref name="prefix"/> and returns the prefix; a new one when it is null.</summary>
    public async Task<string> CreateTablesAsync(string? prefix = null, CancellationToken cancellationToken = default)
    {
        prefix ??= NewPrefix();
        await Tables.EnsureAsync(Dynamo, prefix, cancellationToken);
        return prefix;
    }

    public async Task InitializeAsync()
    {
        var node = await EmulatorPackages.EnsureAsync(progress: null, CancellationToken.None);
        _emulators.AddRange(await Task.WhenAll(_kinds.Select(kind =>
            Emulator.StartAsync(kind, node, port: 0, data: null, Region, line: null, CancellationToken.None))));
    }

    public async Task DisposeAsync()
    {
        _dynamo?.Dispose();
        foreach (var emulator in _emulators)
            await emulator.DisposeAsync();
    }

    Uri UrlOf(EmulatorKind kind) =>
        _emulators.Find(emulator => emulator.Kind == kind)?.Url
        ?? throw new InvalidOperationException($"This fixture starts {string.Join(", ", _kinds)}, not {kind}.");
}

/// <summary>SQS, SNS and S3 alone. See <see cref="LocalAws"/>.</summary>
public sealed class LocalMessaging() : LocalAws(EmulatorKind.SqsSnsS3);

/// <summary>DynamoDB alone. See <see cref="LocalAws"/>.</summary>
public sealed class LocalDynamoDb() : LocalAws(EmulatorKind.DynamoDb);

/// <summary>SES alone. See <see cref="LocalAws"/>.</summary>
public sealed class LocalSes() : LocalAws(EmulatorKind.Ses);
