using JadaReferral.Cli.Http;
using Spectre.Console;

namespace JadaReferral.Cli.Verbs;

/// <summary>A card as a person reads it.</summary>
static class CardDrawing
{
    public static void Draw(IAnsiConsole screen, CardView card)
    {
        screen.Line($"{card.TaskId}  {card.Title}");
        screen.Line($"{card.Status}, {card.Priority} priority, {card.Owner}; a {card.Type} of {Printing.Time(card.CreatedAt)}");
        if (card.Link is { } link)
            screen.Line(link);
        DrawPreview(screen, card.Preview);
        DrawEmails(screen, card.Emails);
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
            foreach (var finding in email.Findings)
                screen.Line($"{email.EmailId}: {finding.Level} {finding.Rule} {finding.Message}");
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
