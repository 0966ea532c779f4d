using System.Diagnostics;
using System.Globalization;
using JadaReferral.Local.Emulators;
using JadaReferral.Local.Logs;
using JadaReferral.Local.Processes;
using JadaReferral.Local.Seed;
using JadaReferral.Local.Standins;
using Spectre.Console;

namespace JadaReferral.Local.Stack;

/// <summary>Brings everything up in order, keeps it up, and takes it down in the opposite order.</summary>
sealed class LocalStack(StackOptions options, IAnsiConsole console, TimeProvider clock)
{
    static readonly TimeSpan ServicePatience = TimeSpan.FromSeconds(30);
    static readonly TimeSpan EmulatorPatience = TimeSpan.FromSeconds(5);

    readonly List<Supervised> _emulators = [];
    readonly List<Supervised> _services = [];
    readonly Steps _steps = new(console);
    readonly Leftovers _leftovers = new(Path.Combine(options.DataFolder, "processes"));

    /// <summary>Runs until <paramref name="stop"/>.</summary>
    /// <exception cref="LocalSetupException">It could not start; what did start has been stopped.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        var sinceStart = Stopwatch.StartNew();
        using var folder = TakeDataFolder();
        await EndLeftoversAsync(stop);
        StartCheck.Ports(options);
        if (options.Fresh)
            StartCheck.Empty(options.DataFolder, keep: folder.Path);

        using var logs = new ServiceLogs(console, options.Logs, options.JsonLogs);
        var aws = options.Endpoint is { } endpoint ? AwsAccess.ToEndpoint(endpoint, options.Ports) : AwsAccess.ToEmulators(options.Ports);
        await using var standins = new StandinHost(aws, options.Ports);
        var key = OperatorKey.Of(options.DataFolder);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            await StartAwsAsync(aws, logs, ending.Token);
            await _steps.RunAsync("Tables, buckets and seed data", _ => new Preparation(aws).RunAsync(stop));
            await standins.StartAsync(stop);
            await StartServicesAsync(aws, key, logs, ending.Token);
            await _steps.RunAsync("Task card with the three drafts", _ => SeedCard.EnsureAsync(Ports.Url(options.Ports.Dashboard), Ports.Url(options.Ports.Edge), key, stop));

            new Welcome(console, options, key).Print(sinceStart.Elapsed);
            logs.ShowAll();
            await Task.Delay(Timeout.Infinite, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            console.MarkupLine("\n[grey]Stopping: services first, then the emulators. Ctrl-C again kills them.[/]");
        }
        finally
        {
            logs.Quiet();
            await ending.CancelAsync();
            await StopAllAsync();
        }
    }

    /// <summary>Kills everything at once, for the impatient.</summary>
    public void Kill()
    {
        foreach (var process in _services.Concat(_emulators))
            process.Kill();
    }

    DataFolderLock TakeDataFolder() =>
        DataFolderLock.TryTake(options.DataFolder)
        ?? throw new LocalSetupException(
            $"Another ./jada up is running on {options.DataFolder}. Stop it with Ctrl-C, or run a second stack with ./jada up --port-offset 1000.");

    async Task EndLeftoversAsync(CancellationToken cancellationToken)
    {
        if (await _leftovers.EndAsync(cancellationToken) is var ended and > 0)
            Warn(string.Create(CultureInfo.InvariantCulture, $"Ended {ended} processes that a killed run had left behind."));
    }

    async Task StartAwsAsync(AwsAccess aws, ServiceLogs logs, CancellationToken cancellationToken)
    {
        if (options.Endpoint is { } endpoint)
        {
            await StartCheck.AnswersAsync(endpoint, cancellationToken);
            await _steps.RunAsync("Sender's address verified", _ => Sender.VerifyAsync(aws, cancellationToken));
            return;
        }

        var node = "";
        await _steps.RunAsync("AWS emulators installed", async progress => node = await EmulatorPackages.EnsureAsync(progress, cancellationToken));
        await _steps.RunAsync("AWS emulators started", _ => Task.WhenAll(
            StartEmulatorAsync("fauxqs", EmulatorKind.SqsSnsS3, options.Ports.SqsSnsS3),
            StartEmulatorAsync("dynalite", EmulatorKind.DynamoDb, options.Ports.DynamoDb),
            StartEmulatorAsync("mailbox", EmulatorKind.Ses, options.Ports.Ses)));

        Task StartEmulatorAsync(string name, EmulatorKind kind, int port)
        {
            var data = Path.Combine(options.DataFolder, name);
            return StartAsync(
                _emulators,
                name,
                logs,
                async stop => await Emulator.StartAsync(kind, node, port, data, AwsAccess.LocalRegion, line => logs.Write(name, line), stop, Ports.Url(options.Ports.Control)),
                cancellationToken);
        }
    }

    async Task StartServicesAsync(AwsAccess aws, OperatorKey key, ServiceLogs logs, CancellationToken cancellationToken)
    {
        var settings = new ServiceSettings(aws, options.Ports, options.DataFolder, key);
        var instances = ServiceCatalog.Instances(options.Ports, options.Replicas);

        // Consumers subscribe their queues when they start: a click before that would be published to nobody. So guests are let in last.
        var consumers = instances.Where(instance => instance.Service != ServiceCatalog.Front).ToList();
        await _steps.RunAsync($"Services ready: {string.Join(", ", consumers.Select(instance => instance.Name))}", StartAll(consumers));
        var front = instances.Except(consumers).ToList();
        await _steps.RunAsync($"Guests let in: {string.Join(", ", front.Select(instance => instance.Name))}", StartAll(front));

        Func<Action<string>, Task> StartAll(List<ServiceInstance> starting) => async progress =>
        {
            foreach (var instance in starting)
            {
                Func<CancellationToken, Task<IRunning>> start = _ => Task.FromResult<IRunning>(ServiceProcess.Start(instance, settings, logs));
                await StartAsync(_services, instance.Name, logs, start, cancellationToken);
            }

            await Readiness.AwaitAsync(starting, _services, logs, progress, cancellationToken);
        };
    }

    async Task StartAsync(
        List<Supervised> group, string name, ServiceLogs logs, Func<CancellationToken, Task<IRunning>> start, CancellationToken ending)
    {
        var process = new Supervised(
            name,
            async stop =>
            {
                var running = await start(stop);
                _leftovers.Remember(running.Id);
                return running;
            },
            text => logs.Note(name, text),
            clock,
            ending);
        lock (group)
            group.Add(process);
        await process.StartAsync();
    }

    void Warn(string text) => console.MarkupLine($"[yellow]{text.EscapeMarkup()}[/]");

    async Task StopAllAsync()
    {
        await StopAsync(_services, ServicePatience);
        await StopAsync(_emulators, EmulatorPatience);
        _leftovers.Forget();
    }

    async Task StopAsync(List<Supervised> group, TimeSpan patience)
    {
        var stopped = await Task.WhenAll(group.Select(async process => (process.Name, InTime: await process.StopAsync(patience))));
        foreach (var (name, _) in stopped.Where(one => !one.InTime))
            Warn(string.Create(CultureInfo.InvariantCulture, $"{name} did not stop within {patience.TotalSeconds} s and was killed; what it had not finished is done again."));
    }
}
