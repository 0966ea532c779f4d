using System.CommandLine;
using JadaReferral.Cli.Http;

namespace JadaReferral.Cli.Verbs;

/// <summary>What waits in the queues, and what consumers gave up.</summary>
static class QueueVerbs
{
    public static Command Queues(Dashboard dashboard, Terminal terminal)
    {
        var json = Printing.JsonOption();
        var queues = new Verb("queues", "List the queues with what is in them", "jada queues", "jada queues redrive clicks-click-recorded_error").With(json).Does(
            async (parsed, cancellationToken) => Printing.Print<Listing<QueueView>>(
                terminal, await dashboard.Get("operations/queues", cancellationToken), parsed.GetValue(json), (screen, found) =>
                {
                    var table = Printing.Table(("Queue", false), ("Waiting", true), ("In hand", true), ("Delayed", true));
                    foreach (var queue in found.Items)
                        table.Row(queue.Name, Printing.Count(queue.Waiting), Printing.Count(queue.InFlight), Printing.Count(queue.Delayed));
                    screen.Write(table);
                }));
        queues.Add(Show(dashboard, terminal));
        queues.Add(Move(dashboard, terminal, "redrive", "Send dead letters back to the queue they came from", "sent back"));
        queues.Add(Move(dashboard, terminal, "discard", "Throw dead letters away for good", "thrown away"));
        return queues;
    }

    static Verb Show(Dashboard dashboard, Terminal terminal)
    {
        var queue = QueueArgument();
        var json = Printing.JsonOption();
        return new Verb("show", "Show dead letters and why they are there", "jada queues show clicks-click-recorded_error").With(queue, json).Does(
            async (parsed, cancellationToken) => Printing.Print<Listing<DeadLetterView>>(
                terminal, await dashboard.Get(PathOf(parsed.GetRequiredValue(queue)) + "/messages", cancellationToken), parsed.GetValue(json), (screen, letters) =>
                {
                    var table = Printing.Table(("Message", false), ("Since", false), ("Why", false));
                    foreach (var letter in letters.Items)
                        table.Row(letter.Id, letter.Since is { } since ? Printing.Time(since) : "", letter.Reason);
                    screen.Write(table);
                }));
    }

    static Verb Move(Dashboard dashboard, Terminal terminal, string verb, string description, string done)
    {
        var queue = QueueArgument();
        var message = new Option<string?>("--message") { Description = "Only this message, as jada queues show prints it; all unless given" };
        return new Verb(verb, description, $"jada queues {verb} clicks-click-recorded_error").With(queue, message).Does(async (parsed, cancellationToken) =>
        {
            var answer = await dashboard.Post($"{PathOf(parsed.GetRequiredValue(queue))}/{verb}", new { messageId = parsed.GetValue(message) }, cancellationToken);
            var moved = answer.Read<MovedView>().Count;
            terminal.Screen.Line($"{(moved == 1 ? "1 message" : Printing.Count(moved) + " messages")} {done}.");
            return ExitCodes.Done;
        });
    }

    static string PathOf(string queue) => "operations/queues/" + Uri.EscapeDataString(queue);

    static Argument<string> QueueArgument() => new("queue") { Description = "A queue of dead letters: its name ends with _error or _skipped" };
}
