using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using MassTransit;

namespace JadaReferral.Bench.Transport;

/// <summary>The process that <c>prove transport</c> kills: consumes, and prints a line for each message that it has handled.</summary>
static class ProofWorker
{
    public const int VisibilityTimeoutSeconds = 5;
    public const string ReadyLine = "ready";

    public static Command Command()
    {
        var endpoint = new Option<Uri>("--endpoint") { Required = true, CustomParser = result => new Uri(result.Tokens[0].Value) };
        var queue = new Option<string>("--queue") { Required = true };
        var command = new Command("transport-worker", "Used by prove transport.") { endpoint, queue };
        command.Hidden = true;
        command.SetAction(async (arguments, _) =>
        {
            var settings = new BenchSettings(arguments.GetValue(endpoint)!, TimeSpan.Zero, Concurrency: 4);
            await Run(settings, arguments.GetValue(queue)!);
            return 0;
        });
        return command;
    }

    static async Task Run(BenchSettings settings, string queue)
    {
        var http = new MeteredHttp(TimeSpan.Zero);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddConsumer<ProofConsumer>();
            bus.UsingAmazonSqs((context, transport) =>
            {
                transport.Host(BenchSettings.Region, host =>
                {
                    host.Credentials(BenchSettings.Credentials);
                    host.Config(settings.Configure(new AmazonSQSConfig(), http));
                    host.Config(settings.Configure(new AmazonSimpleNotificationServiceConfig(), http));
                });
                transport.ReceiveEndpoint(queue, endpoint =>
                {
                    endpoint.PrefetchCount = settings.Prefetch;
                    endpoint.QueueAttributes["VisibilityTimeout"] = VisibilityTimeoutSeconds;
                    endpoint.ConfigureConsumer<ProofConsumer>(context);
                });
            });
        });
        using var host = builder.Build();
        var bus = host.Services.GetRequiredService<IBusControl>();
        await bus.StartAsync();
        ProofConsumer.Write(ReadyLine);

        // Ends with its starter, or when told to.
        await Console.In.ReadLineAsync();
        await bus.StopAsync();
    }

    sealed class ProofConsumer : IConsumer<BenchMessage>
    {
        static readonly Lock Gate = new();
        static readonly Stream Output = Console.OpenStandardOutput();
        static int _atATime;

        public async Task Consume(ConsumeContext<BenchMessage> context)
        {
            var atATime = Interlocked.Increment(ref _atATime);
            try
            {
                // Long enough that some are in hand whenever the process dies.
                await Task.Delay(Random.Shared.Next(1, 20), context.CancellationToken);
                Write(string.Create(CultureInfo.InvariantCulture, $"{context.Message.Id} {atATime}"));
            }
            finally
            {
                Interlocked.Decrement(ref _atATime);
            }
        }

        public static void Write(string line)
        {
            var bytes = Encoding.UTF8.GetBytes(line + "\n");
            lock (Gate)
            {
                Output.Write(bytes);
                Output.Flush();
            }
        }
    }
}

/// <summary>A <see cref="ProofWorker"/> as its starter sees it.</summary>
sealed class ProofWorkerProcess
{
    readonly Process _process;
    readonly Task _reading;
    readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    ProofWorkerProcess(Process process, Ledger ledger)
    {
        _process = process;
        _reading = Read(ledger);
    }

    public bool IsKilled { get; private set; }

    public Task Ready => _ready.Task;

    public static ProofWorkerProcess Start(BenchSettings settings, string queue, Ledger ledger)
    {
        // Under `dotnet Bench.dll` the process is dotnet itself.
        var self = Environment.ProcessPath!;
        var start = new ProcessStartInfo(self) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(self) == "dotnet")
            start.ArgumentList.Add(typeof(ProofWorker).Assembly.Location);
        foreach (var argument in new[] { "prove", "transport-worker", "--endpoint", settings.Endpoint.ToString(), "--queue", queue })
            start.ArgumentList.Add(argument);
        return new ProofWorkerProcess(Process.Start(start)!, ledger);
    }

    /// <summary>Kills it and reads what it had written.</summary>
    public async Task Kill()
    {
        IsKilled = true;
        _process.Kill();
        await _reading;
        _process.Dispose();
    }

    public async Task Stop()
    {
        await _process.StandardInput.WriteLineAsync("stop");
        await _process.StandardInput.FlushAsync();
        await _reading;
        _process.Dispose();
    }

    async Task Read(Ledger ledger)
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == ProofWorker.ReadyLine)
                _ready.TrySetResult();
            else if (line.Split(' ') is [var id, var atATime] && Guid.TryParse(id, out var message) && int.TryParse(atATime, CultureInfo.InvariantCulture, out var count))
                ledger.Add(message, this, count);
        }

        await _process.WaitForExitAsync();
    }
}
