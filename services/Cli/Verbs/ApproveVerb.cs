using System.CommandLine;
using JadaReferral.Cli.Http;

namespace JadaReferral.Cli.Verbs;

/// <summary>Approves what a card shows right now, by content hash: an edit in the same moment wins and the approval is refused.</summary>
static class ApproveVerb
{
    const string Ready = "ready";

    public static Command Make(Dashboard dashboard, Terminal terminal)
    {
        var card = TaskVerbs.CardArgument();
        var only = new Option<string[]>("--email") { Description = "Only this email; may be repeated. Everything that waits for a decision unless given", DefaultValueFactory = _ => [] };
        var json = Printing.JsonOption();
        return new Verb("approve", "Approve the emails of a card, exactly as previewed; they are then sent", "jada approve k7f3mq2x", "jada approve k7f3mq2x --email puesto-intro")
            .With(card, only, json)
            .Does((parsed, cancellationToken) => Approve(
                dashboard, terminal, parsed.GetRequiredValue(card), parsed.GetRequiredValue(only), parsed.GetValue(json), cancellationToken));
    }

    static async Task<int> Approve(Dashboard dashboard, Terminal terminal, string id, string[] only, bool asJson, CancellationToken cancellationToken)
    {
        var card = (await dashboard.Get(TaskVerbs.PathOf(id), cancellationToken)).Read<CardView>();
        var wanted = card.Emails.Where(email => only.Length == 0 ? email.State == Ready : only.Contains(email.EmailId)).ToList();
        if (only.Except(card.Emails.Select(email => email.EmailId)).FirstOrDefault() is { } missing)
            throw new DashboardException($"Card {id} has no email {missing}. It has {string.Join(", ", card.Emails.Select(email => email.EmailId))}.", ExitCodes.Refused);
        if (wanted.Count == 0)
            throw new DashboardException(NothingWaits(card), ExitCodes.Refused);

        var emails = wanted.Select(email => new { emailId = email.EmailId, draftVersion = email.DraftVersion, contentHash = email.ContentHash ?? "" });
        var answer = await dashboard.Post(TaskVerbs.PathOf(id) + "/approve", new { emails }, cancellationToken);
        return Printing.Print<CardView>(terminal, answer, asJson, (screen, approved) =>
        {
            CardDrawing.DrawEmails(screen, approved.Emails);
            var leaves = approved.Emails.Where(email => wanted.Exists(one => one.EmailId == email.EmailId)).Max(email => email.NotBefore);
            screen.Line(leaves is { } time
                ? $"Approved {Emails(wanted.Count)}. Sending starts at {Printing.Time(time)}; until then: jada task cancel {id}"
                : $"Approved {Emails(wanted.Count)}. Sending starts now.");
        });
    }

    static string NothingWaits(CardView card) => card switch
    {
        { Emails.Count: 0 } => $"Card {card.TaskId} has no emails to approve.",
        { Preview: { PublishedAt: null, Failure: null } } => $"The preview of card {card.TaskId} is still being made. Look at it with jada task show {card.TaskId}, then approve.",
        _ when card.Emails.Any(email => email.State == "draft") => $"Card {card.TaskId} has no preview of its emails as they are now. Ask for one with: jada task request {card.TaskId}",
        _ => $"Nothing on card {card.TaskId} waits for a decision: {string.Join(", ", card.Emails.Select(email => $"{email.EmailId} is {email.State}"))}. Nothing more is sent.",
    };

    static string Emails(int count) => count == 1 ? "1 email" : $"{count} emails";
}
