using System.CommandLine;
using JadaReferral.Cli.Http;

namespace JadaReferral.Cli.Verbs;

/// <summary>Sends, the channel, and who is not written to.</summary>
static class MailVerbs
{
    public static Command Mail(Dashboard dashboard, Terminal terminal) =>
        new Verb("mail", "What was sent and what became of it; stop and start sending").With(
            Sends(dashboard, terminal),
            Settle(dashboard, terminal),
            Switch(dashboard, terminal, "stop", "Let nothing leave until someone starts it again", "Sending will stop."),
            Switch(dashboard, terminal, "start", "Let approved emails leave again", "Sending will start."));

    public static Command Suppressions(Dashboard dashboard, Terminal terminal) =>
        new Verb("suppressions", "The addresses that are not written to").With(
            List(dashboard, terminal),
            Address(dashboard, terminal, "add", "", "Write to this address no more", "will not be written to"),
            Address(dashboard, terminal, "release", "/release", "Let this address be written to again", "may be written to again in a moment"));

    static Verb Sends(Dashboard dashboard, Terminal terminal)
    {
        var state = new Option<string?>("--state") { Description = "Only sends that are approved, cancelled, sending, sent, failed or unknown" };
        var vendor = new Option<string?>("--vendor") { Description = "Only this vendor's" };
        var json = Printing.JsonOption();
        return new Verb("list", "List the sends, the latest change first", "jada mail list --state unknown").With(state, vendor, json).Does(
            async (parsed, cancellationToken) =>
            {
                var filters = new[] { ("state", parsed.GetValue(state)), ("vendor", parsed.GetValue(vendor)) }
                    .Where(filter => !string.IsNullOrEmpty(filter.Item2))
                    .Select(filter => $"{filter.Item1}={Uri.EscapeDataString(filter.Item2!)}");
                var answer = await dashboard.Get("mail/sends?" + string.Join('&', filters), cancellationToken);
                return Printing.Print<Listing<SendView>>(terminal, answer, parsed.GetValue(json), (screen, sends) =>
                {
                    var table = Printing.Table(("Email", false), ("State", false), ("To", false), ("Since", false), ("Approval", false), ("Why", false));
                    foreach (var send in sends.Items)
                        table.Row(send.EmailId, send.State, send.Recipient, Printing.Time(send.StateAt), send.ApprovalId.ToString(), send.Reason);
                    screen.Write(table);
                });
            });
    }

    static Verb Settle(Dashboard dashboard, Terminal terminal)
    {
        var approval = new Argument<Guid>("approval") { Description = "The approval, as jada mail list --state unknown prints it" };
        var outcome = new Argument<string>("outcome") { Description = "What became of it: sent or not-sent" };
        outcome.AcceptOnlyFromAmong("sent", "not-sent");
        var reason = new Option<string>("--reason") { Description = "How you know", Required = true };
        return new Verb("settle", "Say what became of a send that nobody could tell", "jada mail settle 0199a1b2-0000-7000-8000-000000000000 sent --reason \"Keith answered it\"")
            .With(approval, outcome, reason)
            .Does(async (parsed, cancellationToken) =>
            {
                var body = new { outcome = parsed.GetRequiredValue(outcome), reason = parsed.GetRequiredValue(reason) };
                await dashboard.Post($"mail/sends/{parsed.GetValue(approval)}/settle", body, cancellationToken);
                terminal.Screen.Line("It will be settled in a moment.");
                return ExitCodes.Done;
            });
    }

    static Verb Switch(Dashboard dashboard, Terminal terminal, string verb, string description, string done)
    {
        var reason = new Option<string>("--reason") { Description = "Why; it is kept with the decision", Required = true };
        return new Verb(verb, description, $"jada mail {verb} --reason \"A typo in every letter\"").With(reason).Does(async (parsed, cancellationToken) =>
        {
            await dashboard.Post("mail/channel/" + verb, new { reason = parsed.GetRequiredValue(reason) }, cancellationToken);
            terminal.Screen.Line(done);
            return ExitCodes.Done;
        });
    }

    static Verb List(Dashboard dashboard, Terminal terminal)
    {
        var json = Printing.JsonOption();
        return new Verb("list", "List them by address", "jada suppressions list --json").With(json).Does(
            async (parsed, cancellationToken) => Printing.Print<Listing<SuppressionView>>(
                terminal, await dashboard.Get("mail/suppressions?limit=1000", cancellationToken), parsed.GetValue(json), (screen, entries) =>
                {
                    var table = Printing.Table(("Address", false), ("Why", false), ("Since", false), ("Detail", false));
                    foreach (var entry in entries.Items)
                        table.Row(entry.Address, entry.Reason, Printing.Time(entry.Since), entry.Detail);
                    screen.Write(table);
                    if (entries.NextCursor is not null)
                        screen.Line("There are more: the Mail page has the whole list as CSV.");
                }));
    }

    static Verb Address(Dashboard dashboard, Terminal terminal, string verb, string path, string description, string done)
    {
        var address = new Argument<string>("address") { Description = "The bare address" };
        var detail = new Option<string>("--reason") { Description = "Why", Required = true };
        return new Verb(verb, description, $"jada suppressions {verb} someone@example.com --reason \"Asked us on the phone\"").With(address, detail).Does(
            async (parsed, cancellationToken) =>
            {
                var body = new { address = parsed.GetRequiredValue(address), detail = parsed.GetRequiredValue(detail) };
                await dashboard.Post("mail/suppressions" + path, body, cancellationToken);
                terminal.Screen.Line($"{body.address} {done}.");
                return ExitCodes.Done;
            });
    }
}
