using System.CommandLine;
using System.Globalization;
using JadaReferral.Cli.Http;

namespace JadaReferral.Cli.Verbs;

/// <summary>How the services are at work, as they report themselves.</summary>
static class OperationsVerbs
{
    public static Command Consumers(Dashboard dashboard, Terminal terminal)
    {
        var json = Printing.JsonOption();
        return new Verb("consumers", "List the queues with who consumes them and how far behind they are", "jada consumers", "jada consumers --json | jq '.items[] | select(.instances == 0)'")
            .With(json)
            .Does(async (parsed, cancellationToken) => Printing.Print<Listing<ConsumedQueueView>>(
                terminal, await dashboard.Get("operations/consumers", cancellationToken), parsed.GetValue(json), (screen, found) =>
                {
                    var table = Printing.Table(("Queue", false), ("Waiting", true), ("Instances", true), ("A minute", true), ("Time to empty", true), ("Longest wait", true), ("Faults", true));
                    foreach (var queue in found.Items)
                    {
                        table.Row(
                            queue.Queue, Printing.Count(queue.Waiting), Printing.Count(queue.Instances), queue.PerMinute?.ToString("0.#", CultureInfo.InvariantCulture) ?? "?",
                            queue is { Waiting: 0 } ? "empty" : Seconds(queue.Lag) ?? "?", Seconds(queue.LongestWait), Printing.Count(queue.Faulted));
                    }
                    screen.Write(table);
                }));
    }

    public static Command Services(Dashboard dashboard, Terminal terminal)
    {
        var json = Printing.JsonOption();
        return new Verb("services", "List the instances that reported lately, with their journal and circuit", "jada services").With(json).Does(
            async (parsed, cancellationToken) => Printing.Print<Listing<InstanceView>>(
                terminal, await dashboard.Get("operations/instances", cancellationToken), parsed.GetValue(json), (screen, found) =>
                {
                    if (found.Items.Count == 0)
                    {
                        screen.Line("No instance reported to this dashboard yet. Each does within seconds, unless its setting Reports:Every is zero.");
                        return;
                    }
                    var table = Printing.Table(("Service", false), ("State", false), ("Host", false), ("Running since", false), ("Journal", false), ("Circuit", false));
                    foreach (var instance in found.Items)
                    {
                        table.Row(
                            instance.Service, instance.SilentSince is { } since ? "silent since " + Printing.Time(since) : "at work", instance.Host, Printing.Time(instance.StartedAt),
                            instance.Journal is { } journal ? $"{Printing.Count(journal.Waiting)} of {Printing.Count(journal.Capacity)}{Lost(journal)}" : "", instance.Circuit?.State);
                    }
                    screen.Write(table);
                }));
    }

    static string Lost(JournalView journal) => journal.Lost > 0 ? $", {Printing.Count(journal.Lost)} lost" : "";

    static string? Seconds(TimeSpan? time) => time is { } known ? known.TotalSeconds.ToString("N1", CultureInfo.InvariantCulture) + " s" : null;
}
