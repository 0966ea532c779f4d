using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using JadaReferral.Bench.Clicks;
using JadaReferral.Local;
using JadaReferral.Local.Stack;

namespace JadaReferral.Bench.Counts;

/// <summary>
/// <c>bench counts</c>: how fast one instance each of Clicks and Aggregates takes a backlog down, beside what the emulators can do in the same run, and
/// how long after its redirect a click is in the total.
/// </summary>
static class CountsBench
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Command()
    {
        var backlog = BenchOption.Number("--backlog", "Clicks that wait when the services start.", 20_000, 100, 1_000_000);
        var rate = BenchOption.Number("--rate", "Clicks a second, for freshness.", 100, 1, 1000);
        var seconds = BenchOption.Number("--seconds", "How long guests click, for freshness.", 20, 1, 600);
        var offset = BenchOption.Number("--port-offset", "Added to every port, beside other stacks.", 22_000, 1, Ports.LargestOffset);
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("counts", "Drain of a backlog beside the emulators' own ceilings, and time from redirect to visible total.")
        {
            backlog, rate, seconds, offset, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var report = await RunAsync(
                parsed.GetValue(backlog), parsed.GetValue(rate), TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(offset), cancellationToken);
            await Console.Out.WriteLineAsync(parsed.GetValue(json) ? JsonSerializer.Serialize(report, Json) : report.ToText());
            return 0;
        });
        return command;
    }

    static async Task<CountsBenchReport> RunAsync(int backlog, int rate, TimeSpan length, int portOffset, CancellationToken cancellationToken)
    {
        var folder = Repository.At(".jada", "bench-counts");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);

        await using var stack = new ProofStack(portOffset, folder);
        await stack.StartAwsAsync(cancellationToken);
        using var dynamo = stack.Aws.Dynamo();
        using var sqs = stack.Aws.Sqs();
        var totals = new TotalsView(dynamo);
        var clicks = MadeClicks.Between(TimeProvider.System.GetUtcNow().AddMinutes(-5), TimeSpan.FromMinutes(1), backlog, new Random(1));

        await Say("the emulators' ceilings");
        var writes = await Ceilings.WritesAsync(dynamo, clicks, cancellationToken);
        var receives = await Ceilings.ReceivesAsync(sqs, backlog, cancellationToken);

        // The queues must exist before what is published can wait in them.
        await Say(string.Create(CultureInfo.InvariantCulture, $"a backlog of {backlog} clicks"));
        await stack.StartServiceAsync("Clicks", cancellationToken);
        await stack.StopAsync("Clicks");
        await stack.StartServiceAsync("Aggregates", cancellationToken);
        await using (var bus = await CountsBus.StartAsync(stack.Aws, cancellationToken))
            await bus.PublishAsync(clicks, cancellationToken);

        await Say("draining");
        await stack.StartServiceAsync("Clicks", cancellationToken);
        var drain = await DrainAsync(totals, backlog, cancellationToken);

        await Say(string.Create(CultureInfo.InvariantCulture, $"{rate} clicks a second for {length.TotalSeconds:0} s"));
        await stack.StartServiceAsync(ServiceCatalog.Front, cancellationToken);
        var fresh = await Freshness.MeasureAsync(totals, Ports.Url(stack.RedirectPort), rate, length, cancellationToken);
        return new(backlog, writes, receives, drain, rate, fresh.Count, Percentile(fresh, 0.5), Percentile(fresh, 0.99));
    }

    // From the first click that is counted to the last: what the services do, without their start.
    static async Task<double> DrainAsync(TotalsView totals, int backlog, CancellationToken cancellationToken)
    {
        var first = (Counted: 0L, At: 0L);
        while (true)
        {
            var counted = await totals.CountedAsync(cancellationToken);
            if (first.Counted == 0 && counted > 0)
                first = (counted, Stopwatch.GetTimestamp());
            if (counted >= backlog)
                return (counted - first.Counted) / Stopwatch.GetElapsedTime(first.At).TotalSeconds;
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }
    }

    static double Percentile(IReadOnlyList<TimeSpan> times, double share) =>
        times.Order().ElementAt(Math.Min(times.Count - 1, (int)(times.Count * share))).TotalMilliseconds;

    static Task Say(string what) => Console.Error.WriteLineAsync($"{TimeProvider.System.GetUtcNow():HH:mm:ss} {what}");
}

/// <summary>What a run of <c>bench counts</c> measured.</summary>
sealed record CountsBenchReport(
    int Backlog,
    double WritesPerSecond,
    double ReceivesPerSecond,
    double DrainPerSecond,
    int Rate,
    int FreshnessClicks,
    double FreshnessP50Ms,
    double FreshnessP99Ms)
{
    /// <summary>The slower of the two ceilings is the most that any drain could be.</summary>
    public double DrainToCeiling => DrainPerSecond / Math.Min(WritesPerSecond, ReceivesPerSecond);

    public string ToText() => new StringBuilder()
        .AppendLine(CultureInfo.InvariantCulture, $"emulators, bare clients: BatchWriteItem {WritesPerSecond:0} items/s, receive and delete {ReceivesPerSecond:0} messages/s")
        .AppendLine(CultureInfo.InvariantCulture, $"drain of {Backlog} clicks, stored and counted: {DrainPerSecond:0} clicks/s, {DrainToCeiling:0.00} of the lower ceiling")
        .Append(CultureInfo.InvariantCulture, $"redirect to visible total at {Rate} clicks/s ({FreshnessClicks} clicks): p50 {FreshnessP50Ms:0} ms, p99 {FreshnessP99Ms:0} ms")
        .ToString();
}
