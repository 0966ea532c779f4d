using System.CommandLine;
using JadaReferral.Cli.Http;
using Spectre.Console;

namespace JadaReferral.Cli.Verbs;

/// <summary>The outreach emails.</summary>
static class OutreachVerbs
{
    public static Command Outreach(Dashboard dashboard, Terminal terminal)
    {
        var json = Printing.JsonOption();
        return new Verb("outreach", "List, show and edit the outreach emails", "jada outreach", "jada outreach --json")
            .With(json, Show(dashboard, terminal), Edit(dashboard, terminal))
            .Does(async (parsed, cancellationToken) => Printing.Print<Listing<OutreachView>>(
                terminal, await dashboard.Get("outreach", cancellationToken), parsed.GetValue(json), (screen, emails) =>
                {
                    var table = Printing.Table(("Email", false), ("Vendor", false), ("State", false), ("Version", true), ("Edited", false));
                    foreach (var email in emails.Items)
                        table.Row(email.EmailId, email.Vendor, email.Status, Printing.Count(email.CurrentVersion), $"{Printing.Time(email.EditedAt)} by {email.EditedBy}");
                    screen.Write(table);
                }));
    }

    static Verb Show(Dashboard dashboard, Terminal terminal)
    {
        var email = EmailArgument();
        var json = Printing.JsonOption();
        return new Verb("show", "Show an email's versions and what the newest says of its own", "jada outreach show puesto-referral").With(email, json).Does(
            async (parsed, cancellationToken) => Printing.Print<DraftsView>(
                terminal, await dashboard.Get(PathOf(parsed.GetRequiredValue(email)), cancellationToken), parsed.GetValue(json), Draw));
    }

    static Verb Edit(Dashboard dashboard, Terminal terminal)
    {
        var email = EmailArgument();
        var set = new Option<string[]>("--set") { HelpName = "FIELD=TEXT", Description = "What the email says instead of the template's field; may be repeated", DefaultValueFactory = _ => [] };
        var unset = new Option<string[]>("--unset") { HelpName = "FIELD", Description = "A field that is the template's again; may be repeated", DefaultValueFactory = _ => [] };
        var template = new Option<long?>("--template-version") { Description = "Another version of its template" };
        return new Verb("edit", "Edit an email: a new version, which voids approvals of earlier ones", "jada outreach edit puesto-referral --set opening=\"We loved the corn on Tuesday.\"")
            .With(email, set, unset, template)
            .Does(async (parsed, cancellationToken) =>
            {
                var path = PathOf(parsed.GetRequiredValue(email));
                var read = await dashboard.Get(path, cancellationToken);
                var newest = read.Read<DraftsView>().Versions[0];
                var overrides = new Dictionary<string, string>(newest.Overrides ?? [], StringComparer.Ordinal);
                foreach (var field in parsed.GetRequiredValue(unset))
                    overrides.Remove(field);
                foreach (var (field, text) in parsed.GetRequiredValue(set).Select(FieldOf))
                    overrides[field] = text;

                var body = new { vendor = newest.Vendor, template = newest.Template, templateVersion = parsed.GetValue(template) ?? newest.TemplateVersion, overrides };
                var stored = (await dashboard.Put(path, body, read.ETag, cancellationToken)).Read<DraftView>();
                terminal.Screen.Line($"{parsed.GetRequiredValue(email)} is version {stored.Version} now. Approvals of earlier versions are void; ask for a preview on its card.");
                return ExitCodes.Done;
            });
    }

    static void Draw(IAnsiConsole screen, DraftsView drafts)
    {
        var table = Printing.Table(("Version", true), ("Template", false), ("Edited", false));
        foreach (var version in drafts.Versions)
            table.Row(Printing.Count(version.Version), $"{version.Template} {version.TemplateVersion}", $"{Printing.Time(version.EditedAt)} by {version.EditedBy}");
        screen.Write(table);
        foreach (var (field, text) in drafts.Versions[0].Overrides ?? [])
            screen.Line($"{field}: {text}");
    }

    static (string Field, string Text) FieldOf(string assignment) =>
        assignment.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
            ? (assignment[..at], assignment[(at + 1)..])
            : throw new DashboardException($"“{assignment}” sets nothing. Write it as FIELD=TEXT.", ExitCodes.Usage);

    static string PathOf(string email) => "outreach/" + Uri.EscapeDataString(email);

    static Argument<string> EmailArgument() => new("email") { Description = "The email's id, as jada outreach prints it" };
}
