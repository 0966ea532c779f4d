using JadaReferral.Cli.Http;
using Spectre.Console;

namespace JadaReferral.Cli.Verbs;

/// <summary>A card as a person reads it.</summary>
static class CardDrawing
{
    const string NotChecked = "not-checked";

    public static void Draw(IAnsiConsole screen, CardView card)
    {
        screen.Line($"{card.TaskId}  {card.Title}");
        screen.Line($"{card.Status}, {card.Priority} priority, {card.Owner}; a {card.Type} of {Printing.Time(card.CreatedAt)}");
        if (card.Link is { } link)
            screen.Line(link);
        DrawPreview(screen, card.Preview);
        DrawEmails(screen, card.Emails);
        DrawFindings(screen, card.Emails, finding => finding.Level == NotChecked);
        foreach (var line in card.History)
            screen.Line($"{Printing.Time(line.At)}  {line.By} {line.What}");
    }

    public static void DrawEmails(IAnsiConsole screen, IReadOnlyList<CardEmailView> emails)
    {
        if (emails.Count == 0)
            return;
        var table = Printing.Table(("Email", false), ("Version", true), ("State", false), ("To", false), ("Subject", false));
        foreach (var email in emails)
            table.Row(email.EmailId, Printing.Count(email.DraftVersion), email.State, email.To, email.Subject);
        screen.Write(table);
        foreach (var email in emails)
        {
            if (email.Reason is { } reason)
                screen.Line($"{email.EmailId}: {reason}");
            foreach (var opens in email.Opens ?? [])
                screen.Line($"{email.EmailId}: image fetched by a {opens.Source}, first {Printing.Time(opens.First)}, last {Printing.Time(opens.Last)}");
        }

        DrawFindings(screen, emails, finding => finding.Level != NotChecked);
    }

    // What is true of all emails of a card is said once.
    static void DrawFindings(IAnsiConsole screen, IReadOnlyList<CardEmailView> emails, Func<FindingView, bool> which)
    {
        var groups = emails
            .SelectMany(email => email.Findings.Where(which), (email, finding) => (email.EmailId, finding))
            .GroupBy(found => found.finding, found => found.EmailId);
        foreach (var group in groups)
        {
            var whose = group.Count() == emails.Count ? "" : string.Join(", ", group) + ": ";
            var level = group.Key.Level == NotChecked ? "" : group.Key.Level + " ";
            screen.Line($"{whose}{level}{group.Key.Rule} {group.Key.Message}");
        }
    }

    static void DrawPreview(IAnsiConsole screen, CardPreviewView? preview)
    {
        if (preview is null)
            return;
        var state = preview switch
        {
            { Failure: { } failure } => $"could not be made: {failure}",
            { PublishedAt: { } } => preview.Url ?? "is published",
            _ => "is being made",
        };
        screen.Line($"Preview {preview.Version}: {state}");
    }
}
