using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using JadaReferral.Bench.Redirect;
using JadaReferral.Local;
using JadaReferral.Local.Stack;

namespace JadaReferral.Bench.Clicks;

/// <summary>
/// <c>prove clicks</c>: guests click while Redirect, Clicks and Aggregates are killed and the broker goes away; afterwards every answered
/// click has to be stored and counted once.
/// </summary>
static class ClicksProof
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Command()
    {
        var clicks = Number("--clicks", "Clicks to be answered.", 20_000, 100, 1_000_000);
        var kills = Number("--kills", "How often Redirect is killed.", 5, 0, 100);
        var outage = Number("--outage", "Seconds without SQS and SNS.", 60, 0, 600);
        var rate = Number("--rate", "Clicks a second, at most.", 250, 1, 5000);
        var connections = Number("--connections", "Connections that click.", 16, 1, 256);
        var offset = Number("--port-offset", "Added to every port, beside other stacks.", 20_000, 1, Ports.LargestOffset);
        var durability = new Option<string>("--durability") { Description = "process or disk: when Redirect may answer.", DefaultValueFactory = _ => "process" };
        durability.AcceptOnlyFromAmong("process", "disk");
        var json = new Option<bool>("--json") { Description = "Print JSON." };

        var command = new Command("clicks", "Kill processes under load, then compare answered, stored and counted. Ends with exit code 1 unless they agree.")
        {
            clicks, kills, outage, rate, connections, offset, durability, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new ClicksProofOptions(
                parsed.GetValue(clicks),
                parsed.GetValue(kills),
                TimeSpan.FromSeconds(parsed.GetValue(outage)),
                parsed.GetValue(rate),
                parsed.GetValue(connections),
                parsed.GetValue(durability)!,
                parsed.GetValue(offset));
            try
            {
                var report = await RunAsync(options, cancellationToken);
                await Console.Out.WriteLineAsync(parsed.GetValue(json) ? JsonSerializer.Serialize(report, Json) : report.ToText());
                return report.Holds ? 0 : 1;
            }
            catch (LocalSetupException impossible)
            {
                await Console.Error.WriteLineAsync("✗ " + impossible.Message);
                return 1;
            }
        });
        return command;

        static Option<int> Number(string name, string description, int usual, int least, int most)
        {
            var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
            option.Validators.Add(value =>
            {
                if (value.GetValueOrDefault<int>() < least || value.GetValueOrDefault<int>() > most)
                    value.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} is {least} to {most}."));
            });
            return option;
        }
    }

    static async Task<ClicksProofReport> RunAsync(ClicksProofOptions options, CancellationToken cancellationToken)
    {
        // The services inherit it.
        Environment.SetEnvironmentVariable("Journal__Durability", options.Durability);
        var folder = Repository.At(".jada", string.Create(CultureInfo.InvariantCulture, $"prove-clicks-{options.PortOffset}"));
        Directory.CreateDirectory(folder);
        using var taken = DataFolderLock.TryTake(folder)
            ?? throw new LocalSetupException($"Another proof runs on {folder}. Wait for it, or give this one another --port-offset.");
        await ProofStack.EndLeftoversAsync(folder, cancellationToken);
        StartCheck.Empty(folder, keep: taken.Path);

        await using var stack = new ProofStack(options.PortOffset, folder);
        await Say("starting the emulators, Clicks, Aggregates and Redirect");
        await stack.StartAsync(cancellationToken);

        var load = new GuestLoad(stack.RedirectPort, Requests.All, options.Clicks, options.Connections, options.PerSecond);
        await Say(string.Create(CultureInfo.InvariantCulture, $"{options.Clicks} clicks at {options.PerSecond} a second over {options.Connections} connections"));
        var clicking = load.RunAsync(cancellationToken);
        await Task.WhenAll(
            clicking,
            KillRedirectAsync(stack, load, options, cancellationToken),
            TakeBrokerAwayAsync(stack, load, options, cancellationToken),
            KillConsumersAsync(stack, load, options, cancellationToken));

        await Say("waiting until the last click is counted");
        var settling = Stopwatch.StartNew();
        await SettleAsync(stack, load, options, cancellationToken);
        return await CompareAsync(stack, load, options, settling.Elapsed, cancellationToken);
    }

    static async Task KillRedirectAsync(ProofStack stack, GuestLoad load, ClicksProofOptions options, CancellationToken cancellationToken)
    {
        for (var kill = 1; kill <= options.Kills; kill++)
        {
            await WhenAnsweredAsync(load, options, (double)kill / (options.Kills + 1), cancellationToken);
            await Say(string.Create(CultureInfo.InvariantCulture, $"kill {kill} of Redirect after {load.Count} answers"));
            await stack.KillAsync(ServiceCatalog.Front);
            await stack.StartServiceAsync(ServiceCatalog.Front, cancellationToken);
        }
    }

    static async Task TakeBrokerAwayAsync(ProofStack stack, GuestLoad load, ClicksProofOptions options, CancellationToken cancellationToken)
    {
        if (options.Outage == TimeSpan.Zero)
            return;
        await WhenAnsweredAsync(load, options, 0.1, cancellationToken);
        await Say(string.Create(CultureInfo.InvariantCulture, $"SQS and SNS go away for {options.Outage.TotalSeconds:0} s"));
        await stack.StopMessagingAsync();
        await Task.Delay(options.Outage, cancellationToken);
        await stack.StartMessagingAsync(cancellationToken);
        await Say("SQS and SNS are back");
    }

    static async Task KillConsumersAsync(ProofStack stack, GuestLoad load, ClicksProofOptions options, CancellationToken cancellationToken)
    {
        foreach (var (service, part) in new[] { ("Clicks", 0.05), ("Aggregates", 0.08), ("Clicks", 0.9), ("Aggregates", 0.95) })
        {
            await WhenAnsweredAsync(load, options, part, cancellationToken);
            await Say($"kill of {service}");
            await stack.KillAsync(service);
            await stack.StartServiceAsync(service, cancellationToken);
        }
    }

    static async Task WhenAnsweredAsync(GuestLoad load, ClicksProofOptions options, double part, CancellationToken cancellationToken)
    {
        while (load.Count < options.Clicks * part)
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
    }

    /// <summary>Waits until totals and rows agree and hold every answered click, or for as long as patience lasts.</summary>
    static async Task SettleAsync(ProofStack stack, GuestLoad load, ClicksProofOptions options, CancellationToken cancellationToken)
    {
        var waiting = Stopwatch.StartNew();
        while (waiting.Elapsed < options.Patience)
        {
            if (await stack.CountedAsync(cancellationToken) >= load.Count)
            {
                var stored = await stack.StoredAsync(cancellationToken);
                if (stored.Count == await stack.CountedAsync(cancellationToken) && !load.Answered.Except(stored.Select(click => click.ClickId)).Any())
                    return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
        }
    }

    static async Task<ClicksProofReport> CompareAsync(
        ProofStack stack, GuestLoad load, ClicksProofOptions options, TimeSpan settled, CancellationToken cancellationToken)
    {
        var stored = await stack.StoredAsync(cancellationToken);
        var ids = stored.Select(click => click.ClickId).ToHashSet();
        var answered = load.Answered.ToHashSet();
        return new ClicksProofReport
        {
            Durability = options.Durability,
            Answered = load.Count,
            CutOff = load.CutOff,
            Connections = options.Connections,
            RedirectKills = options.Kills,
            OutageSeconds = options.Outage.TotalSeconds,
            Stored = stored.Count,
            Counted = await stack.CountedAsync(cancellationToken),
            LostBeforeStored = answered.Count(id => !ids.Contains(id)),
            StoredTwice = stored.Count - ids.Count,
            StoredThoughCutOff = ids.Count(id => !answered.Contains(id)),
            Failed = load.Failed,
            SecondsToSettle = settled.TotalSeconds,
        };
    }

    /// <summary>What goes on, beside the result.</summary>
    static Task Say(string what) => Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {what}"));
}
