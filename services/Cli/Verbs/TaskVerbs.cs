using System.CommandLine;
using JadaReferral.Cli.Http;
using Spectre.Console;

namespace JadaReferral.Cli.Verbs;

/// <summary>The cards of the task board.</summary>
static class TaskVerbs
{
    public static Command Task(Dashboard dashboard, Terminal terminal) =>
        new Verb("task", "The task board: add, list and show cards, count opens, ask for approval, cancel, reject, comment, close").With(
            Add(dashboard, terminal),
            List(dashboard, terminal),
            Show(dashboard, terminal),
            Opens(dashboard, terminal),
            Request(dashboard, terminal),
            Cancel(dashboard, terminal),
            Reject(dashboard, terminal),
            Comment(dashboard, terminal),
            Close(dashboard, terminal));

    static Verb Add(Dashboard dashboard, Terminal terminal)
    {
        var type = new Option<string>("--card-type") { Description = "vendor-referral-approval for outreach emails, or any name of your own for a to-do", Required = true };
        var title = new Option<string>("--title") { Description = "What is to be done, in a line", Required = true };
        var link = new Option<string?>("--link") { Description = "Where to look" };
        var owner = new Option<string?>("--owner") { Description = "Whose it is; crew unless given" };
        var priority = new Option<string?>("--priority") { Description = "urgent, high, normal or low" };
        priority.AcceptOnlyFromAmong("urgent", "high", "normal", "low");
        var due = new Option<DateOnly?>("--due") { Description = "The day it is due, like 2026-12-01" };
        var emails = new Option<string[]>("--email") { Description = "An outreach email it decides about; may be repeated. Every draft unless given", DefaultValueFactory = _ => [] };
        var json = Printing.JsonOption();
        return new Verb(
            "add",
            "Add a card",
            "jada task add --card-type vendor-referral-approval --title \"Approve the November outreach\" --link \"http://127.0.0.1:8082/vendor-referral-preview.html\" --owner crew --priority high")
            .With(type, title, link, owner, priority, due, emails, json)
            .Does(async (parsed, cancellationToken) =>
            {
                var card = new
                {
                    type = parsed.GetRequiredValue(type),
                    title = parsed.GetRequiredValue(title),
                    link = parsed.GetValue(link),
                    owner = parsed.GetValue(owner),
                    priority = parsed.GetValue(priority),
                    dueDate = parsed.GetValue(due),
                    emails = parsed.GetRequiredValue(emails) is { Length: > 0 } named ? named : null,
                };
                // The key makes a repetition by the network, not by a person, harmless.
                var answer = await dashboard.Post("tasks", card, cancellationToken, idempotencyKey: Guid.NewGuid().ToString("N"));
                return Printing.Print<CardView>(terminal, answer, parsed.GetValue(json), (screen, added) =>
                {
                    screen.Line($"Added card {added.TaskId}: {added.Title}");
                    if (added.Emails.Count > 0)
                        screen.Line($"It decides about {string.Join(", ", added.Emails.Select(email => email.EmailId))}. Ask for the preview with: jada task request {added.TaskId}");
                });
            });
    }

    static Verb List(Dashboard dashboard, Terminal terminal)
    {
        var status = new Option<string?>("--status") { Description = "Only cards that are open, previewing, ready, approved, rejected, sending, done or failed" };
        var owner = new Option<string?>("--owner") { Description = "Only this owner's cards" };
        var type = new Option<string?>("--card-type") { Description = "Only cards of this type" };
        var json = Printing.JsonOption();
        return new Verb("list", "List the cards, newest first", "jada task list --status ready", "jada task list --json").With(status, owner, type, json).Does(
            async (parsed, cancellationToken) =>
            {
                var filters = new[] { ("status", parsed.GetValue(status)), ("owner", parsed.GetValue(owner)), ("type", parsed.GetValue(type)) }
                    .Where(filter => !string.IsNullOrEmpty(filter.Item2))
                    .Select(filter => $"{filter.Item1}={Uri.EscapeDataString(filter.Item2!)}");
                var answer = await dashboard.Get("tasks?" + string.Join('&', filters), cancellationToken);
                return Printing.Print<Listing<CardView>>(terminal, answer, parsed.GetValue(json), DrawList);
            });
    }

    static Verb Show(Dashboard dashboard, Terminal terminal)
    {
        var card = CardArgument();
        var json = Printing.JsonOption();
        return new Verb("show", "Show a card with its emails and history", "jada task show k7f3mq2x").With(card, json).Does(
            async (parsed, cancellationToken) => Printing.Print<CardView>(
                terminal, await dashboard.Get(PathOf(parsed.GetRequiredValue(card)), cancellationToken), parsed.GetValue(json), CardDrawing.Draw));
    }

    static Verb Opens(Dashboard dashboard, Terminal terminal)
    {
        var card = CardArgument();
        var count = new Argument<string>("count") { Description = "on or off; off unless someone asked for it" };
        count.AcceptOnlyFromAmong("on", "off");
        return new Verb("opens", "Let the emails of a card tell when they are opened, or not", "jada task opens k7f3mq2x on").With(card, count).Does(
            (parsed, cancellationToken) => Change(
                dashboard, terminal, parsed.GetRequiredValue(card), "/opens", new { count = parsed.GetRequiredValue(count) == "on" }, cancellationToken));
    }

    static Verb Request(Dashboard dashboard, Terminal terminal)
    {
        var card = CardArgument();
        return new Verb("request", "Ask for approval: every undecided email is rendered on one preview page", "jada task request k7f3mq2x").With(card).Does(
            (parsed, cancellationToken) => RequestApproval(dashboard, terminal, parsed.GetRequiredValue(card), cancellationToken));
    }

    static Verb Cancel(Dashboard dashboard, Terminal terminal)
    {
        var card = CardArgument();
        var email = new Option<string?>("--email") { Description = "Only this email; every one that has not left unless given" };
        return new Verb("cancel", "Undo an approval while the emails have not left", "jada task cancel k7f3mq2x", "jada task cancel k7f3mq2x --email puesto-intro").With(card, email).Does(
            (parsed, cancellationToken) => Change(
                dashboard, terminal, parsed.GetRequiredValue(card), "/cancel", new { emailId = parsed.GetValue(email) }, cancellationToken));
    }

    static Verb Reject(Dashboard dashboard, Terminal terminal)
    {
        var card = CardArgument();
        var email = new Option<string?>("--email") { Description = "Only this email; everything undecided unless given" };
        var reason = new Option<string>("--reason") { Description = "Why, for whoever mends it", Required = true };
        return new Verb("reject", "Say no, with a reason", "jada task reject k7f3mq2x --email puesto-intro --reason \"The greeting names the wrong person\"").With(card, email, reason).Does(
            (parsed, cancellationToken) => Change(
                dashboard, terminal, parsed.GetRequiredValue(card), "/reject", new { reason = parsed.GetRequiredValue(reason), emailId = parsed.GetValue(email) }, cancellationToken));
    }

    static Verb Comment(Dashboard dashboard, Terminal terminal)
    {
        var card = CardArgument();
        var text = new Argument<string>("text") { Description = "What to write" };
        return new Verb("comment", "Write on a card", "jada task comment k7f3mq2x \"Maria will call back on Monday\"").With(card, text).Does(
            (parsed, cancellationToken) => Change(
                dashboard, terminal, parsed.GetRequiredValue(card), "/comments", new { text = parsed.GetRequiredValue(text) }, cancellationToken));
    }

    static Verb Close(Dashboard dashboard, Terminal terminal)
    {
        var card = CardArgument();
        return new Verb("close", "End a to-do", "jada task close k7f3mq2x").With(card).Does(
            (parsed, cancellationToken) => Change(dashboard, terminal, parsed.GetRequiredValue(card), "/close", body: null, cancellationToken));
    }

    public static async Task<int> RequestApproval(Dashboard dashboard, Terminal terminal, string card, CancellationToken cancellationToken)
    {
        await dashboard.Post(PathOf(card) + "/request-approval", body: null, cancellationToken);
        terminal.Screen.Line($"The preview is being made. See it with: jada task show {card}");
        return ExitCodes.Done;
    }

    public static string PathOf(string card) => "tasks/" + Uri.EscapeDataString(card);

    public static Argument<string> CardArgument() => new("card") { Description = "The card's id, as jada task list prints it" };

    static async Task<int> Change(Dashboard dashboard, Terminal terminal, string card, string action, object? body, CancellationToken cancellationToken)
    {
        var answer = await dashboard.Post(PathOf(card) + action, body, cancellationToken);
        CardDrawing.Draw(terminal.Screen, answer.Read<CardView>());
        return ExitCodes.Done;
    }

    static void DrawList(IAnsiConsole screen, Listing<CardView> cards)
    {
        if (cards.Items.Count == 0)
        {
            screen.Line("No cards. Add one with: jada task add --card-type vendor-referral-approval --title \"...\"");
            return;
        }
        var table = Printing.Table(("Card", false), ("State", false), ("Priority", false), ("Owner", false), ("Title", false), ("Emails", true));
        foreach (var card in cards.Items)
            table.Row(card.TaskId, card.Status, card.Priority, card.Owner, card.Title, card.Emails.Count == 0 ? "" : Printing.Count(card.Emails.Count));
        screen.Write(table);
    }
}
