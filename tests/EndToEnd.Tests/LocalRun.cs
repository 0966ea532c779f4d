using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using JadaReferral.Local;
using JadaReferral.Local.Processes;
using JadaReferral.Local.Stack;

namespace JadaReferral.EndToEnd.Tests;

/// <summary>
/// What <c>./jada up</c> runs, as a process of its own on ports and a data folder that nobody else uses. It ends with this process, however that ends.
/// </summary>
public sealed class LocalRun : IAsyncDisposable
{
    static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(8);
    static readonly TimeSpan StopPatience = TimeSpan.FromMinutes(1);
    const int Attempts = 10;
    const int FirstOffset = 10_000;
    const int LastOffset = 20_000;
    const int OffsetStep = 50;

    readonly string _data = Path.Combine(Path.GetTempPath(), "jada-" + Guid.NewGuid().ToString("N"));
    readonly string[] _options;
    readonly ConcurrentQueue<string> _output = new();
    ChildProcess? _process;

    public LocalRun(params string[] options)
    {
        _options = options;
        Ports = FreePorts();
    }

    public Ports Ports { get; }

    /// <summary>What it has printed.</summary>
    public string Output => string.Join('\n', _output);

    public string Data => _data;

    /// <summary>Starts it and returns when it says that it is ready.</summary>
    public async Task StartAsync()
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = ChildProcess.Start(
            "dotnet",
            [
                Assembly, "up", "--with-parent", "--port-offset", Ports.Offset.ToString(CultureInfo.InvariantCulture), "--data", _data, .. _options,
            ],
            Repository.Root,
            [new("Approvals__UndoWindow", "00:00:20")],
            line =>
            {
                _output.Enqueue(line);
                if (line.StartsWith("ready after", StringComparison.Ordinal))
                    ready.TrySetResult();
            });
        var ended = await Task.WhenAny(ready.Task, _process.Exited, Task.Delay(StartPatience));
        if (ended != ready.Task)
            throw new InvalidOperationException($"The local stack did not become ready. It printed:\n{Output}");
    }

    /// <summary>Runs another verb of <c>./jada</c> on this stack, to its end.</summary>
    public async Task JadaAsync(params string[] arguments)
    {
        var said = new ConcurrentQueue<string>();
        await using var process = ChildProcess.Start(
            "dotnet", [Assembly, .. arguments, "--port-offset", Ports.Offset.ToString(CultureInfo.InvariantCulture)], Repository.Root, [], said.Enqueue);
        Assert.True(await process.Exited == 0, string.Join('\n', said));
    }

    /// <summary>Runs a verb of the command line at a dashboard, to its end.</summary>
    public static async Task<(int ExitCode, string Said)> VerbAsync(Uri dashboard, string key, params string[] arguments)
    {
        var said = new ConcurrentQueue<string>();
        await using var process = ChildProcess.Start(
            "dotnet", [BuiltAt("services", "Cli", "JadaReferral.Cli.dll"), .. arguments], Repository.Root, [new("JADA_URL", dashboard.ToString()), new("JADA_API_KEY", key)], said.Enqueue);
        return (await process.Exited, string.Join('\n', said));
    }

    /// <summary>As Ctrl-C does: asks it to stop, which stops every service and emulator, and waits for its end.</summary>
    public async Task StopAsync()
    {
        var stopped = await _process!.StopAsync(StopPatience);
        Assert.True(stopped, $"The local stack did not stop by itself. It printed:\n{Output}");
        Assert.Equal(0, await _process.Exited);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.StopAsync(StopPatience);
            await _process.DisposeAsync();
        }

        if (Directory.Exists(_data))
            Directory.Delete(_data, recursive: true);
    }

    static string Assembly { get; } = BuiltAt("deploy", "Local", "JadaReferral.Local.dll");

    /// <summary>Of the configuration that these tests were built in.</summary>
    static string BuiltAt(string area, string project, string assembly) => Repository.At(
        area,
        project,
        "bin",
        Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!),
        "net10.0",
        assembly);

    static Ports FreePorts()
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var ports = new Ports(Random.Shared.Next(FirstOffset / OffsetStep, LastOffset / OffsetStep) * OffsetStep);
            int[] wanted = [ports.Redirect, ports.Dashboard, ports.Edge, ports.Clicks, ports.Aggregates, ports.Previews, ports.Mailer, ports.SqsSnsS3, ports.DynamoDb, ports.Control, ports.Ses];
            if (wanted.All(IsFree))
                return ports;
        }

        throw new InvalidOperationException($"No free ports found in {Attempts} attempts.");
    }

    static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
