using System.CommandLine;
using System.Globalization;
using JadaReferral.Cli.Http;

namespace JadaReferral.Cli.Verbs;

/// <summary>The preview pages of a card.</summary>
static class PreviewVerbs
{
    public static Command Preview(Dashboard dashboard, Terminal terminal) =>
        new Verb("preview", "The preview pages of a card: list them, publish a new one, roll back to an earlier one").With(
            List(dashboard, terminal),
            Publish(dashboard, terminal),
            Rollback(dashboard, terminal));

    static Verb List(Dashboard dashboard, Terminal terminal)
    {
        var card = TaskVerbs.CardArgument();
        var json = Printing.JsonOption();
        return new Verb("list", "List a card's previews, newest first", "jada preview list k7f3mq2x").With(card, json).Does(
            async (parsed, cancellationToken) => Printing.Print<Listing<PreviewView>>(
                terminal,
                await dashboard.Get(TaskVerbs.PathOf(parsed.GetRequiredValue(card)) + "/previews", cancellationToken),
                parsed.GetValue(json),
                (screen, previews) =>
                {
                    if (previews.Items.Count == 0)
                    {
                        screen.Line($"No previews yet. Ask for one with: jada preview publish {parsed.GetRequiredValue(card)}");
                        return;
                    }
                    var table = Printing.Table(("Version", true), ("State", false), ("Asked for", false), ("Address", false));
                    foreach (var preview in previews.Items)
                    {
                        table.Row(
                            Printing.Count(preview.Version), preview.IsCurrent ? preview.State + ", shown" : preview.State,
                            $"{Printing.Time(preview.RequestedAt)} by {preview.RequestedBy}", preview.Url ?? preview.Reason);
                    }
                    screen.Write(table);
                }));
    }

    static Verb Publish(Dashboard dashboard, Terminal terminal)
    {
        var card = TaskVerbs.CardArgument();
        return new Verb("publish", "Publish a new preview of everything undecided; the same as jada task request", "jada preview publish k7f3mq2x").With(card).Does(
            (parsed, cancellationToken) => TaskVerbs.RequestApproval(dashboard, terminal, parsed.GetRequiredValue(card), cancellationToken));
    }

    static Verb Rollback(Dashboard dashboard, Terminal terminal)
    {
        var card = TaskVerbs.CardArgument();
        var version = new Argument<long>("version") { Description = "The version to show again, as jada preview list prints it" };
        return new Verb("rollback", "Show an earlier preview again; what it holds can then be approved", "jada preview rollback k7f3mq2x 1").With(card, version).Does(
            async (parsed, cancellationToken) =>
            {
                var (id, wanted) = (parsed.GetRequiredValue(card), parsed.GetValue(version).ToString(CultureInfo.InvariantCulture));
                await dashboard.Post($"{TaskVerbs.PathOf(id)}/previews/{wanted}/rollback", body: null, cancellationToken);
                terminal.Screen.Line($"Preview {wanted} will be shown again. See: jada preview list {id}");
                return ExitCodes.Done;
            });
    }
}
