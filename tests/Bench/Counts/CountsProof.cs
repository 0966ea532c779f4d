using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using JadaReferral.Bench.Clicks;
using JadaReferral.Bench.Redirect;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Local;
using JadaReferral.Local.Stack;

namespace JadaReferral.Bench.Counts;

/// <summary>
/// <c>prove counts</c>: clicks are published in random order, each message twice, while both instances of Clicks and of Aggregates are killed again
/// and again. Afterwards the rows have to be the distinct clicks, and every total what the rows say.
/// </summary>
static class CountsProof
{
    static readonly string[] Instances = ["Clicks", "Clicks-2", "Aggregates", "Aggregates-2"];
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Command()
    {
        var clicks = BenchOption.Number("--clicks", "Distinct clicks; each is sent twice.", 50_000, 100, 1_000_000);
        var kills = BenchOption.Number("--kills", "How often each of the four instances is killed.", 5, 0, 100);
        var seed = BenchOption.Number("--seed", "Of times, order and kills.", 1, 0, int.MaxValue);
        var offset = BenchOption.Number("--port-offset", "Added to every port, beside other stacks.", 21_000, 1, Ports.LargestOffset);
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("counts", "Kill two instances each of Clicks and Aggregates while every click arrives twice, then compare rows and totals. Exit code 1 unless they agree.")
        {
            clicks, kills, seed, offset, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var report = await RunAsync(parsed.GetValue(clicks), parsed.GetValue(kills), new Random(parsed.GetValue(seed)), parsed.GetValue(offset), cancellationToken);
            await Console.Out.WriteLineAsync(parsed.GetValue(json) ? JsonSerializer.Serialize(report, Json) : report.ToText());
            return report.Holds ? 0 : 1;
        });
        return command;
    }

    static async Task<CountsProofReport> RunAsync(int count, int kills, Random random, int portOffset, CancellationToken cancellationToken)
    {
        var folder = Repository.At(".jada", "prove-counts");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);

        await using var stack = new ProofStack(portOffset, folder, new Dictionary<string, int>(StringComparer.Ordinal) { ["Clicks"] = 2, ["Aggregates"] = 2 });
        await Say("starting the emulators and two instances each of Clicks and Aggregates");
        await stack.StartAwsAsync(cancellationToken);
        foreach (var instance in Instances)
            await stack.StartServiceAsync(instance, cancellationToken);
        await using var bus = await CountsBus.StartAsync(stack.Aws, cancellationToken);
        using var dynamo = stack.Aws.Dynamo();
        var totals = new TotalsView(dynamo);

        // Over an hour of yesterday, so that every leaf is settled when totals are compared.
        var clicks = MadeClicks.Between(TimeProvider.System.GetUtcNow().AddDays(-1), TimeSpan.FromHours(1), count, random);
        var deliveries = clicks.Concat(clicks).ToArray();
        random.Shuffle(deliveries);

        await Say(string.Create(CultureInfo.InvariantCulture, $"{deliveries.Length} messages, {kills * Instances.Length} kills"));
        var clock = Stopwatch.StartNew();
        var publishing = bus.PublishAsync(deliveries, cancellationToken);
        await KillAsync(stack, kills, random, cancellationToken);
        await publishing;
        await Say("all sent, last kill done; waiting until the last click is counted");
        await SettleAsync(totals, count, cancellationToken);
        var took = clock.Elapsed;

        await Say("comparing");
        return await CompareAsync(stack, bus, totals, clicks, kills * Instances.Length, took, cancellationToken);
    }

    static async Task KillAsync(ProofStack stack, int kills, Random random, CancellationToken cancellationToken)
    {
        var victims = Enumerable.Repeat(Instances, kills).SelectMany(each => each).ToArray();
        random.Shuffle(victims);
        foreach (var victim in victims)
        {
            // Somewhere within its work, not at a moment that suits it.
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(200, 1500)), cancellationToken);
            await stack.KillAsync(victim);
            await stack.StartServiceAsync(victim, cancellationToken);
        }
    }

    static async Task SettleAsync(TotalsView totals, int wanted, CancellationToken cancellationToken)
    {
        var progress = (Counted: -1L, Since: Stopwatch.StartNew());
        while (progress.Counted != wanted && progress.Since.Elapsed < Patience)
        {
            var counted = await totals.CountedAsync(cancellationToken);
            if (counted != progress.Counted)
                progress = (counted, Stopwatch.StartNew());
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        }
    }

    static async Task<CountsProofReport> CompareAsync(
        ProofStack stack, CountsBus bus, TotalsView totals, List<ClickRecorded> clicks, int kills, TimeSpan took, CancellationToken cancellationToken)
    {
        var rows = await stack.StoredAsync(cancellationToken);
        var wrong = new List<string>();
        foreach (var vendor in Requests.Vendors)
        {
            var counted = (await totals.HoursAsync(vendor, cancellationToken)).ToDictionary(hour => hour.Bucket, Text, StringComparer.Ordinal);
            var expected = clicks.Where(click => click.Vendor == vendor)
                .GroupBy(click => TotalsBucket.Hour(click.RecordedAt))
                .ToDictionary(hour => hour.Key, hour => Text([.. hour]), StringComparer.Ordinal);
            wrong.AddRange(expected.Keys.Union(counted.Keys)
                .Where(hour => expected.GetValueOrDefault(hour) != counted.GetValueOrDefault(hour))
                .Select(hour => $"{vendor} {hour}: clicked {expected.GetValueOrDefault(hour)}, counted {counted.GetValueOrDefault(hour)}"));
        }

        var reconciled = new List<Reconciled>();
        foreach (var vendor in Requests.Vendors)
            reconciled.Add(await bus.ReconcileAsync(vendor, cancellationToken));
        return new(
            Sent: clicks.Count * 2,
            Distinct: clicks.Count,
            Kills: kills,
            Seconds: took.TotalSeconds,
            Rows: rows.Count,
            DistinctRows: rows.Select(row => row.ClickId).Distinct().Count(),
            WrongHours: wrong,
            BucketsCompared: reconciled.Sum(one => one.BucketsCompared),
            BucketsUnsettled: reconciled.Sum(one => one.BucketsUnsettled),
            Differences: [.. reconciled.SelectMany(one => one.Differences.Select(difference => $"{one.Vendor} {difference}"))]);
    }

    static string Text(VendorTotals hour) => $"{hour.ClickCount} {hour.GuestCount} {hour.AutomatedCount}";

    static string Text(List<ClickRecorded> hour) =>
        $"{hour.Count(click => click.Audience != Audiences.Automated)} {hour.Count(click => click.Audience == Audiences.Guest)} {hour.Count(click => click.Audience == Audiences.Automated)}";

    static Task Say(string what) => Console.Error.WriteLineAsync($"{TimeProvider.System.GetUtcNow():HH:mm:ss} {what}");
}

/// <summary>What a run of <c>prove counts</c> found.</summary>
sealed record CountsProofReport(
    int Sent,
    int Distinct,
    int Kills,
    double Seconds,
    int Rows,
    int DistinctRows,
    IReadOnlyList<string> WrongHours,
    long BucketsCompared,
    long BucketsUnsettled,
    IReadOnlyList<string> Differences)
{
    public bool Holds => Rows == Distinct && DistinctRows == Distinct && WrongHours.Count == 0 && Differences.Count == 0 && BucketsUnsettled == 0;

    public string ToText()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Sent} messages for {Distinct} clicks, {Kills} kills, all counted after {Seconds:0.0} s");
        text.AppendLine(CultureInfo.InvariantCulture, $"rows: {Rows}, of distinct clicks: {DistinctRows}");
        text.AppendLine(CultureInfo.InvariantCulture, $"hours that are not what was clicked: {WrongHours.Count}");
        text.AppendLine(CultureInfo.InvariantCulture, $"reconciled buckets: {BucketsCompared}, unsettled: {BucketsUnsettled}, differences: {Differences.Count}");
        foreach (var line in WrongHours.Concat(Differences).Take(20))
            text.AppendLine(line);
        return text.Append(Holds ? "Rows are the distinct clicks, and totals are what the rows say." : "NOT PROVEN.").ToString();
    }
}
