using System.CommandLine;
using JadaReferral.Cli.Http;
using Spectre.Console;

namespace JadaReferral.Cli.Verbs;

/// <summary>The keys that programs sign in with.</summary>
static class KeyVerbs
{
    public static Command Keys(Dashboard dashboard, Terminal terminal)
    {
        var json = Printing.JsonOption();
        var keys = new Verb("keys", "List the API keys, without the keys themselves", "jada keys").With(json).Does(
            async (parsed, cancellationToken) => Printing.Print<Listing<KeyView>>(
                terminal, await dashboard.Get("keys", cancellationToken), parsed.GetValue(json), Draw));
        keys.Add(Add(dashboard, terminal));
        keys.Add(Revoke(dashboard, terminal));
        return keys;
    }

    static Verb Add(Dashboard dashboard, Terminal terminal)
    {
        var label = new Argument<string>("label") { Description = "What it is for" };
        var roles = Roles.Option();
        var days = new Option<int?>("--days") { Description = "How long it is good; until it is revoked unless given" };
        var json = Printing.JsonOption();
        return new Verb("add", "Make a key and print it, this once", "jada keys add \"monthly report\" --roles viewer --days 365", "jada keys add deploy --roles admin > key.txt")
            .With(label, roles, days, json)
            .Does(async (parsed, cancellationToken) =>
            {
                var body = new { label = parsed.GetRequiredValue(label), roles = Roles.Of(parsed.GetRequiredValue(roles)), days = parsed.GetValue(days) };
                var answer = await dashboard.Post("keys", body, cancellationToken);
                if (!parsed.GetValue(json))
                    await terminal.Error.WriteLineAsync("Keep it now: it is not shown again.");

                // Alone on its line, so that it is copied whole and piped without cutting.
                return Printing.Print<KeyView>(terminal, answer, parsed.GetValue(json), (_, key) => terminal.Out.WriteLine(Printing.Plain(key.Text ?? "")));
            });
    }

    static Verb Revoke(Dashboard dashboard, Terminal terminal)
    {
        var id = new Argument<string>("id") { Description = "The key's id, as jada keys prints it" };
        return new Verb("revoke", "End a key at once", "jada keys revoke 5f0c1d2e3b4a5968").With(id).Does(async (parsed, cancellationToken) =>
        {
            var answer = await dashboard.Post($"keys/{Uri.EscapeDataString(parsed.GetRequiredValue(id))}/revoke", body: null, cancellationToken);
            terminal.Screen.Line($"The key {answer.Read<KeyView>().Label} opens nothing any more.");
            return ExitCodes.Done;
        });
    }

    static void Draw(IAnsiConsole screen, Listing<KeyView> keys)
    {
        if (keys.Items.Count == 0)
        {
            screen.Line("No keys yet. Make one with: jada keys add LABEL --roles viewer");
            return;
        }
        var table = Printing.Table(("Id", false), ("For", false), ("Roles", false), ("State", false), ("Made", false), ("Last used", false));
        foreach (var key in keys.Items)
        {
            table.Row(
                key.KeyId, key.Label, Roles.Text(key.Roles), State(key), $"{Printing.Time(key.CreatedAt)} by {key.CreatedBy}",
                key.LastUsedAt is { } used ? Printing.Time(used) : "never");
        }
        screen.Write(table);
    }

    static string State(KeyView key) => key switch
    {
        { RevokedAt: not null } => "revoked",
        { ExpiresAt: { } end } when end <= TimeProvider.System.GetUtcNow() => "expired",
        { ExpiresAt: { } end } => "good until " + Printing.Time(end),
        _ => "good",
    };
}
