using System.Collections.Concurrent;
using System.Globalization;
using JadaReferral.Local.Processes;

namespace JadaReferral.Local.Emulators;

/// <summary>One running emulator. It ends with this process, however that ends.</summary>
public sealed class Emulator : IRunning
{
    const string Listening = "listening ";
    static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    readonly ChildProcess _process;

    Emulator(EmulatorKind kind, ChildProcess process, int port)
    {
        Kind = kind;
        _process = process;
        Url = new Uri($"http://127.0.0.1:{port}");
    }

    public EmulatorKind Kind { get; }

    /// <summary>What goes into <c>AWS_ENDPOINT_URL_…</c>.</summary>
    public Uri Url { get; }

    public int Id => _process.Id;

    public Task<int> Exited => _process.Exited;

    /// <summary>Starts an emulator and returns when its health check answers.</summary>
    /// <param name="node">From <see cref="EmulatorPackages.EnsureAsync"/>.</param>
    /// <param name="port">Where it listens on 127.0.0.1; 0 takes a free port.</param>
    /// <param name="data">Folder that keeps its state; null keeps it in memory.</param>
    /// <param name="line">Gets what it prints.</param>
    /// <param name="events">The EventBridge that SES's events are put on; null puts them nowhere.</param>
    /// <exception cref="LocalSetupException">It did not start.</exception>
    public static async Task<Emulator> StartAsync(
        EmulatorKind kind, string node, int port, string? data, string region, Action<string>? line, CancellationToken cancellationToken, Uri? events = null)
    {
        var (name, health) = kind switch
        {
            EmulatorKind.SqsSnsS3 => ("fauxqs", "/health"),
            EmulatorKind.DynamoDb => ("dynalite", "/"),
            EmulatorKind.Ses => ("ses", "/health-check"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such emulator."),
        };
        string[] arguments =
        [
            Path.Combine(EmulatorPackages.Folder, "launch.mjs"), name, "--with-parent",
            "--port", port.ToString(CultureInfo.InvariantCulture), "--region", region,
            .. data is null ? Array.Empty<string>() : ["--data", data],
            .. events is null ? Array.Empty<string>() : ["--events", events.ToString()],
        ];
        if (data is not null)
            Directory.CreateDirectory(data);

        var printed = new ConcurrentQueue<string>();
        var listening = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = ChildProcess.Start(node, arguments, EmulatorPackages.Folder, [], text =>
        {
            if (text.StartsWith(Listening, StringComparison.Ordinal))
                listening.TrySetResult(int.Parse(text.AsSpan(Listening.Length), CultureInfo.InvariantCulture));
            else if (!listening.Task.IsCompleted)
                printed.Enqueue(text);
            line?.Invoke(text);
        });

        try
        {
            await Task.WhenAny(listening.Task, process.Exited).WaitAsync(StartPatience, cancellationToken);
            if (!listening.Task.IsCompletedSuccessfully)
            {
                var reason = printed.FirstOrDefault(text => text.Contains("Error", StringComparison.Ordinal)) ?? string.Join(' ', printed);
                throw new LocalSetupException($"The emulator {name} stopped before it answered: {reason}");
            }

            var emulator = new Emulator(kind, process, await listening.Task);
            await emulator.AwaitHealthAsync(health, cancellationToken);
            return emulator;
        }
        catch (Exception exception)
        {
            await process.DisposeAsync();
            if (exception is TimeoutException)
                throw new LocalSetupException($"The emulator {name} did not answer within {StartPatience.TotalSeconds} s.", exception);
            throw;
        }
    }

    public void Kill() => _process.Kill();

    public Task<bool> StopAsync(TimeSpan patience) => _process.StopAsync(patience);

    public async ValueTask DisposeAsync()
    {
        await _process.StopAsync(StopPatience);
        await _process.DisposeAsync();
    }

    async Task AwaitHealthAsync(string path, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(StartPatience);
        if (!await Http.AwaitSuccessAsync(new Uri(Url, path), patience.Token))
            throw new TimeoutException();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
