using Amazon.DynamoDBv2.Model;
using JadaReferral.Bench.Redirect;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Local.Emulators;
using JadaReferral.Local.Logs;
using JadaReferral.Local.Processes;
using JadaReferral.Local.Stack;
using JadaReferral.Platform.Dynamo;
using Spectre.Console;

namespace JadaReferral.Bench.Clicks;

/// <summary>
/// The click path alone, each part its own process: the emulators with their data on disk, Clicks, Aggregates and Redirect. Made of what
/// <c>./jada up</c> is made of, but nothing here starts again by itself: the proof decides what dies and when.
/// </summary>
sealed class ProofStack : IAsyncDisposable
{
    readonly Ports _ports;
    readonly string _folder;
    readonly AwsAccess _aws;
    readonly ServiceLogs _logs;
    readonly ServiceSettings _settings;
    readonly Leftovers _leftovers;
    readonly IReadOnlyList<ServiceInstance> _instances;
    readonly Dictionary<string, ChildProcess> _services = new(StringComparer.Ordinal);
    Emulator? _dynamoDb;
    Emulator? _messaging;
    string _node = "";

    /// <summary>The services and emulators of one proof, not started yet.</summary>
    /// <param name="portOffset">Added to every port.</param>
    /// <param name="folder">For data and logs.</param>
    /// <param name="replicas">Services that run more than once, and how often; the second process of Clicks is <c>Clicks-2</c>.</param>
    public ProofStack(int portOffset, string folder, IReadOnlyDictionary<string, int>? replicas = null)
    {
        _ports = new Ports(portOffset);
        _folder = folder;
        _aws = AwsAccess.ToEmulators(_ports);
        _logs = new ServiceLogs(AnsiConsole.Console, Path.Combine(folder, "logs"), raw: true);
        _logs.Quiet();
        _settings = new ServiceSettings(_aws, _ports, folder, OperatorKey.Of(folder)) { WithReports = false };
        _leftovers = LeftoversOf(folder);
        _instances = ServiceCatalog.Instances(_ports, replicas ?? new Dictionary<string, int>(StringComparer.Ordinal));
    }

    public int RedirectPort => _ports.Redirect;

    public AwsAccess Aws => _aws;

    /// <summary>Ends what a proof left running that was itself killed.</summary>
    public static Task EndLeftoversAsync(string folder, CancellationToken cancellationToken) => LeftoversOf(folder).EndAsync(cancellationToken);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await StartAwsAsync(cancellationToken);
        await TraceClicksAsync(cancellationToken);

        // Consumers first: a click that is published before their queues exist reaches nobody.
        foreach (var service in (string[])["Clicks", "Aggregates", ServiceCatalog.Front])
            await StartServiceAsync(service, cancellationToken);
    }

    /// <summary>The emulators, with tables and seed data and no service.</summary>
    public async Task StartAwsAsync(CancellationToken cancellationToken)
    {
        _node = await EmulatorPackages.EnsureAsync(progress: null, cancellationToken);
        _dynamoDb = await StartEmulatorAsync(EmulatorKind.DynamoDb, "dynalite", _ports.DynamoDb, cancellationToken);
        await StartMessagingAsync(cancellationToken);
        await new Preparation(_aws).RunAsync(cancellationToken);
    }

    /// <summary>Starts a service and returns when it is ready, or when it answers while the broker is away.</summary>
    public async Task StartServiceAsync(string service, CancellationToken cancellationToken)
    {
        var process = Begin(service);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        var ready = Instance(service).Ready;
        using var client = new HttpClient(new SocketsHttpHandler());
        while (_messaging is not null)
        {
            if (process.Exited.IsCompleted)
                throw new InvalidOperationException($"{service} ended with exit code {await process.Exited}. Its log: {_logs.FileOf(Instance(service).Name)}");
            try
            {
                using var answer = await client.GetAsync(ready, patience.Token);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), patience.Token);
        }
    }

    public async Task StartMessagingAsync(CancellationToken cancellationToken) =>
        _messaging = await StartEmulatorAsync(EmulatorKind.SqsSnsS3, "fauxqs", _ports.SqsSnsS3, cancellationToken);

    public async Task StopMessagingAsync()
    {
        if (_messaging is not null)
            await _messaging.DisposeAsync();
        _messaging = null;
    }

    /// <summary>Stops a service as an operator would: what it has in hand is finished.</summary>
    public async Task StopAsync(string service)
    {
        if (!_services.Remove(service, out var process))
            throw new InvalidOperationException($"{service} does not run.");
        await process.DisposeAsync();
    }

    /// <summary>SIGKILL: the process gets no chance to do anything.</summary>
    public async Task KillAsync(string service)
    {
        if (!_services.Remove(service, out var process))
            throw new InvalidOperationException($"{service} does not run.");
        process.Kill();
        await process.Exited;
        await process.DisposeAsync();
    }

    /// <summary>Every stored click of the seven vendors, and of what belongs to none.</summary>
    public async Task<IReadOnlyList<Click>> StoredAsync(CancellationToken cancellationToken)
    {
        using var dynamo = _aws.Dynamo();
        var clicks = new List<Click>();
        foreach (var partition in Partitions())
        {
            var query = new QueryRequest("clicks")
            {
                ConsistentRead = true,
                KeyConditionExpression = "vendor_name = :vendor",
                ExpressionAttributeValues = new Dictionary<string, AttributeValue>(StringComparer.Ordinal) { [":vendor"] = new() { S = partition } },
            };
            do
            {
                var page = await dynamo.QueryAsync(query, cancellationToken);
                clicks.AddRange((page.Items ?? []).Select(DynamoItem.To<Click>));
                query.ExclusiveStartKey = page.LastEvaluatedKey;
            }
            while (query.ExclusiveStartKey is { Count: > 0 });
        }

        return clicks;
    }

    /// <summary>What the vendors' totals say, all kinds of visitors together.</summary>
    public async Task<long> CountedAsync(CancellationToken cancellationToken)
    {
        using var dynamo = _aws.Dynamo();
        var counted = 0L;
        foreach (var vendor in Requests.Vendors.Append(Contracts.Clicks.ClickRecorded.UnknownVendor))
        {
            var answer = await dynamo.GetItemAsync(
                "click_totals",
                new Dictionary<string, AttributeValue>(StringComparer.Ordinal) { ["vendor_name"] = new() { S = vendor }, ["bucket"] = new() { S = "total" } },
                consistentRead: true,
                cancellationToken);
            if (answer.Item is { Count: > 0 } item)
            {
                var total = DynamoItem.To<VendorTotals>(item);
                counted += total.ClickCount + total.AutomatedCount;
            }
        }

        return counted;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _services.Values)
            await process.DisposeAsync();
        await StopMessagingAsync();
        if (_dynamoDb is not null)
            await _dynamoDb.DisposeAsync();
        _leftovers.Forget();
        _logs.Dispose();
    }

    static Leftovers LeftoversOf(string folder) => new(Path.Combine(folder, "processes"));

    static IEnumerable<string> Partitions() => Requests.Vendors
        .Append(Contracts.Clicks.ClickRecorded.UnknownVendor)
        .SelectMany(vendor => new[] { vendor, vendor + Click.AutomatedSuffix });

    ServiceInstance Instance(string service) => _instances.Single(instance => instance.Name.Equals(service, StringComparison.OrdinalIgnoreCase));

    ChildProcess Begin(string service)
    {
        var process = ServiceProcess.Start(Instance(service), _settings, _logs);
        _leftovers.Remember(process.Id);
        _services.Add(service, process);
        return process;
    }

    async Task<Emulator> StartEmulatorAsync(EmulatorKind kind, string name, int port, CancellationToken cancellationToken)
    {
        var emulator = await Emulator.StartAsync(
            kind, _node, port, Path.Combine(_folder, name), AwsAccess.LocalRegion, line => _logs.Write(name, line), cancellationToken);
        _leftovers.Remember(emulator.Id);
        return emulator;
    }

    /// <summary>Has the click id appended to every answer, so that each answered click can be looked for by itself.</summary>
    async Task TraceClicksAsync(CancellationToken cancellationToken)
    {
        using var dynamo = _aws.Dynamo();
        foreach (var code in Requests.Vendors)
        {
            await dynamo.UpdateItemAsync(
                new UpdateItemRequest
                {
                    TableName = "vendors",
                    Key = new Dictionary<string, AttributeValue>(StringComparer.Ordinal) { ["code"] = new() { S = code } },
                    UpdateExpression = "SET append_click_id = :yes ADD version :one",
                    ConditionExpression = "attribute_exists(code)",
                    ExpressionAttributeValues = new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
                    {
                        [":yes"] = new() { BOOL = true },
                        [":one"] = new() { N = "1" },
                    },
                },
                cancellationToken);
        }
    }
}
