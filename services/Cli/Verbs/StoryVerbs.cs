using System.CommandLine;
using JadaReferral.Cli.Http;

namespace JadaReferral.Cli.Verbs;

/// <summary>What happened with a vendor: told, and added to.</summary>
static class StoryVerbs
{
    public static Command Story(Dashboard dashboard, Terminal terminal)
    {
        var code = new Argument<string>("code") { Description = "The vendor's code, as in its link" };
        var json = Printing.JsonOption();
        return new Verb("story", "Guests, emails, notes and follow-ups of a vendor, newest first", "jada vendors story puesto").With(code, json).Does(
            async (parsed, cancellationToken) => Printing.Print<Listing<StoryLineView>>(
                terminal, await dashboard.Get($"vendors/{Uri.EscapeDataString(parsed.GetRequiredValue(code))}/timeline", cancellationToken), parsed.GetValue(json), (screen, lines) =>
                {
                    if (lines.Items.Count == 0)
                    {
                        screen.Line("Nothing told yet. Begin with: jada vendors note CODE \"...\"");
                        return;
                    }
                    var table = Printing.Table(("When", false), ("Kind", false), ("What", false), ("By", false));
                    foreach (var line in lines.Items)
                        table.Row(Printing.Time(line.At), line.Kind, line.What, line.By);
                    screen.Write(table);
                }));
    }

    public static Command Note(Dashboard dashboard, Terminal terminal)
    {
        var code = new Argument<string>("code") { Description = "The vendor's code, as in its link" };
        var text = new Argument<string>("text") { Description = "What happened" };
        var reply = new Option<bool>("--reply") { Description = "The vendor said it" };
        var followUp = new Option<DateOnly?>("--follow-up") { Description = "The day to get back to them, like 2026-12-01; makes a card" };
        var owner = new Option<string?>("--owner") { Description = "Who gets back to them; crew unless given" };
        return new Verb("note", "Write down something about a vendor", "jada vendors note puesto \"Eric wants cards for the terrace.\" --reply --follow-up 2026-12-01")
            .With(code, text, reply, followUp, owner)
            .Does(async (parsed, cancellationToken) =>
            {
                var answer = await dashboard.Post($"vendors/{Uri.EscapeDataString(parsed.GetRequiredValue(code))}/notes", new
                {
                    text = parsed.GetRequiredValue(text),
                    kind = parsed.GetValue(reply) ? "reply" : "note",
                    followUpOn = parsed.GetValue(followUp),
                    followUpOwner = parsed.GetValue(owner),
                }, cancellationToken);
                var card = answer.Read<NoteView>().FollowUpCard;
                terminal.Screen.Line(card is null ? "Written down." : $"Written down; card {card} reminds of it.");
                return ExitCodes.Done;
            });
    }
}
