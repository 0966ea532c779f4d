using System.CommandLine;
using System.Text.Json;
using JadaReferral.Bench.Load;

namespace JadaReferral.Bench.Redirect;

/// <summary>
/// <c>bench redirect</c>: an empty Kestrel app and this service in turns, in one process on the same cores under the same load, so that
/// only the ratios mean anything and both sides suffer alike from whatever else the machine does.
/// </summary>
static class RedirectBench
{
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Command()
    {
        var seconds = new Option<double>("--seconds") { Description = "Length of one measurement.", DefaultValueFactory = _ => 5 };
        var rounds = new Option<int>("--rounds") { Description = "How often each server has its turn.", DefaultValueFactory = _ => 3 };
        var connections = new Option<int>("--connections") { Description = "Connections, each with one request at a time.", DefaultValueFactory = _ => 64 };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        seconds.Validators.Add(value => Check(value, value.GetValueOrDefault<double>() is >= 0.1 and <= 60, "--seconds is 0.1 to 60."));
        rounds.Validators.Add(value => Check(value, value.GetValueOrDefault<int>() is >= 1 and <= 20, "--rounds is 1 to 20."));
        connections.Validators.Add(value => Check(value, value.GetValueOrDefault<int>() is >= 1 and <= 256, "--connections is 1 to 256."));

        var command = new Command("redirect", "Redirects a second beside an empty Kestrel app: publisher held back, and publishing.")
        {
            seconds, rounds, connections, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var report = await RunAsync(
                TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(rounds), parsed.GetValue(connections), cancellationToken);
            await Console.Out.WriteLineAsync(parsed.GetValue(json) ? JsonSerializer.Serialize(report, Json) : report.ToText());
            return report.Failed == 0 ? 0 : 1;
        });
        return command;

        static void Check(System.CommandLine.Parsing.OptionResult option, bool holds, string sentence)
        {
            if (!holds)
                option.AddError(sentence);
        }
    }

    static async Task<RedirectReport> RunAsync(TimeSpan length, int rounds, int connections, CancellationToken cancellationToken)
    {
        await using var aws = await BenchAws.StartAsync();
        var turns = new List<Turn>();
        for (var round = 0; round < rounds; round++)
        {
            turns.Add(await MeasureAsync(Server.Empty, () => BenchServer.StartEmptyAsync(cancellationToken)));
            turns.Add(await MeasureAsync(Server.HeldBack, () => BenchServer.StartRedirectAsync(Settings(publishing: false), cancellationToken)));
            turns.Add(await MeasureAsync(Server.Publishing, () => BenchServer.StartRedirectAsync(Settings(publishing: true), cancellationToken)));
        }

        return RedirectReport.Of(turns, length, connections);

        async Task<Turn> MeasureAsync(Server which, Func<Task<BenchServer>> start)
        {
            await using var server = await start();
            var load = new LoadGenerator(server.Port, Requests.All, connections);
            await load.RunAsync(WarmUp, long.MaxValue, cancellationToken);
            var before = server.Journal;
            var processor = Environment.CpuUsage.TotalTime;
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var result = await load.RunAsync(length, long.MaxValue, cancellationToken);
            allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
            processor = Environment.CpuUsage.TotalTime - processor;
            var after = server.Journal;
            var published = (after?.Appended - after?.Backlog) - (before?.Appended - before?.Backlog);
            return new Turn(which, result, allocated, processor, published ?? 0);
        }
    }

    static Dictionary<string, string> Settings(bool publishing) => new(StringComparer.Ordinal)
    {
        ["Publisher:ClicksPerSecond"] = publishing ? "5000" : "0",
    };
}

/// <summary>What is measured.</summary>
enum Server
{
    Empty,
    HeldBack,
    Publishing,
}

/// <summary>One server's turn.</summary>
sealed record Turn(Server Server, LoadResult Load, long Allocated, TimeSpan Processor, long Published);
