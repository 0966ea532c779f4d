using System.CommandLine;
using JadaReferral.Cli.Http;

namespace JadaReferral.Cli.Verbs;

/// <summary>Keeps and forgets the API key for a dashboard.</summary>
static class SessionVerbs
{
    public static Command Login(Dashboard dashboard, Terminal terminal)
    {
        var key = new Option<string?>("--key") { Description = "The API key; read from standard input unless given, so that it stays out of the shell's history" };
        return new Verb("login", "Keep an API key for this dashboard; JADA_URL says which", "jada login", "printf %s \"$KEY\" | jada login").With(key).Does(
            async (parsed, cancellationToken) =>
            {
                var given = parsed.GetValue(key) ?? await Secrets.Read(terminal, "API key", cancellationToken);
                if (string.IsNullOrWhiteSpace(given))
                    throw new DashboardException("No key was given. Make one on the dashboard's People page and paste it here.", ExitCodes.Usage);
                new Keyring(terminal).Keep(dashboard.Address, given.Trim());
                // A key that doesn't work is better found now than by the next script.
                await dashboard.Get("vendors", cancellationToken);
                terminal.Screen.Line($"Signed in at {dashboard.Address.Authority}.");
                return ExitCodes.Done;
            });
    }

    public static Command Logout(Dashboard dashboard, Terminal terminal) =>
        new Verb("logout", "Forget the API key for this dashboard", "jada logout").Does((_, _) =>
        {
            terminal.Screen.Line(new Keyring(terminal).Forget(dashboard.Address)
                ? $"Forgot the key for {dashboard.Address.Authority}. It still works elsewhere: revoke it on the People page."
                : $"There was no key for {dashboard.Address.Authority}.");
            return Task.FromResult(ExitCodes.Done);
        });
}
