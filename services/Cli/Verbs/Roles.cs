using System.CommandLine;

namespace JadaReferral.Cli.Verbs;

/// <summary>Roles as they are typed and printed. Which ones there are is the dashboard's to say.</summary>
static class Roles
{
    public static Option<string> Option() =>
        new("--roles") { Description = "Roles with commas between them: viewer, editor, approver, admin", Required = true };

    public static string[] Of(string typed) => typed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public static string Text(IReadOnlyList<string> roles) => string.Join(", ", roles);
}
