using System.CommandLine;
using JadaReferral.Cli.Http;
using Spectre.Console;

namespace JadaReferral.Cli.Verbs;

/// <summary>Who can sign in and what they may do.</summary>
static class PeopleVerbs
{
    public static Command People(Dashboard dashboard, Terminal terminal)
    {
        var json = Printing.JsonOption();
        var people = new Verb("people", "List everyone who can sign in", "jada people", "jada people --json | jq -r '.items[] | select(.isDisabled) | .name'").With(json).Does(
            async (parsed, cancellationToken) => Printing.Print<Listing<AccountView>>(
                terminal, await dashboard.Get("people", cancellationToken), parsed.GetValue(json), Draw));
        people.Add(Add(dashboard, terminal));
        people.Add(SetRoles(dashboard, terminal));
        people.Add(SetStatus(dashboard, terminal, "disable", isDisabled: true, "End someone's sessions and let them sign in no more"));
        people.Add(SetStatus(dashboard, terminal, "enable", isDisabled: false, "Let someone sign in again"));
        people.Add(SetPassword(dashboard, terminal));
        return people;
    }

    static Verb Add(Dashboard dashboard, Terminal terminal)
    {
        var name = Name();
        var roles = Roles.Option();
        return new Verb("add", "Add someone; the password is read from standard input", "jada people add ann --roles editor,approver", "printf %s \"$PASSWORD\" | jada people add ann --roles viewer")
            .With(name, roles)
            .Does(async (parsed, cancellationToken) =>
            {
                var password = await ReadPassword(terminal, cancellationToken);
                var body = new { name = parsed.GetRequiredValue(name), password, roles = Roles.Of(parsed.GetRequiredValue(roles)) };
                var account = (await dashboard.Post("people", body, cancellationToken)).Read<AccountView>();
                terminal.Screen.Line($"{account.Name} can sign in as {Roles.Text(account.Roles)}.");
                return ExitCodes.Done;
            });
    }

    static Verb SetRoles(Dashboard dashboard, Terminal terminal)
    {
        var name = Name();
        var roles = Roles.Option();
        return new Verb("roles", "Say what someone may do from now on; ends their sessions", "jada people roles ann --roles viewer").With(name, roles).Does(
            async (parsed, cancellationToken) =>
            {
                var account = await Change(
                    dashboard, parsed.GetRequiredValue(name), now => new { roles = Roles.Of(parsed.GetRequiredValue(roles)), isDisabled = now.IsDisabled }, cancellationToken);
                terminal.Screen.Line($"{account.Name} is now {Roles.Text(account.Roles)}.");
                return ExitCodes.Done;
            });
    }

    static Verb SetStatus(Dashboard dashboard, Terminal terminal, string verb, bool isDisabled, string description)
    {
        var name = Name();
        return new Verb(verb, description, $"jada people {verb} ann").With(name).Does(async (parsed, cancellationToken) =>
        {
            var account = await Change(dashboard, parsed.GetRequiredValue(name), now => new { roles = now.Roles, isDisabled }, cancellationToken);
            terminal.Screen.Line(account.IsDisabled ? $"{account.Name} can't sign in any more." : $"{account.Name} can sign in again.");
            return ExitCodes.Done;
        });
    }

    static Verb SetPassword(Dashboard dashboard, Terminal terminal)
    {
        var name = Name();
        return new Verb("password", "Set a password, read from standard input, and unlock; ends the person's sessions", "jada people password ann").With(name).Does(
            async (parsed, cancellationToken) =>
            {
                var password = await ReadPassword(terminal, cancellationToken);
                var answer = await dashboard.Post($"people/{Uri.EscapeDataString(parsed.GetRequiredValue(name))}/password", new { password }, cancellationToken);
                terminal.Screen.Line($"{answer.Read<AccountView>().Name} has a new password and must sign in again.");
                return ExitCodes.Done;
            });
    }

    // What is not named stays as it was read; whoever changed it in between makes the dashboard refuse.
    static async Task<AccountView> Change(Dashboard dashboard, string name, Func<AccountView, object> change, CancellationToken cancellationToken)
    {
        var everyone = (await dashboard.Get("people", cancellationToken)).Read<Listing<AccountView>>();
        var now = everyone.Items.FirstOrDefault(account => account.Name == name)
            ?? throw new DashboardException($"There is nobody called {name}. See: jada people", ExitCodes.Refused);
        var answer = await dashboard.Put("people/" + Uri.EscapeDataString(name), change(now), $"\"{now.Version}\"", cancellationToken);
        return answer.Read<AccountView>();
    }

    static async Task<string> ReadPassword(Terminal terminal, CancellationToken cancellationToken) =>
        await Secrets.Read(terminal, "Password", cancellationToken) is { Length: > 0 } password
            ? password
            : throw new DashboardException("No password was given. Type it, or pipe it in.", ExitCodes.Usage);

    static void Draw(IAnsiConsole screen, Listing<AccountView> people)
    {
        var table = Printing.Table(("Name", false), ("Roles", false), ("State", false), ("Last sign-in", false), ("Added", false));
        foreach (var account in people.Items)
        {
            table.Row(
                account.Name, Roles.Text(account.Roles), State(account), account.LastSignInAt is { } last ? Printing.Time(last) : "never",
                $"{Printing.Time(account.CreatedAt)} by {account.CreatedBy}");
        }
        screen.Write(table);
    }

    static string State(AccountView account) => account switch
    {
        { IsDisabled: true } => "disabled",
        { LockedUntil: { } end } when end > TimeProvider.System.GetUtcNow() => "locked until " + Printing.Time(end),
        _ => "active",
    };

    static Argument<string> Name() => new("name") { Description = "The name to sign in with" };
}
