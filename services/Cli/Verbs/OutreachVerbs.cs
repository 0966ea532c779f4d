using System.CommandLine;
using JadaReferral.Cli.Http;

namespace JadaReferral.Cli.Verbs;

/// <summary>The outreach emails.</summary>
static class OutreachVerbs
{
    public static Command Outreach(Dashboard dashboard, Terminal terminal)
    {
        var json = Printing.JsonOption();
        return new Verb("outreach", "List the outreach emails", "jada outreach", "jada outreach --json").With(json).Does(
            async (parsed, cancellationToken) => Printing.Print<Listing<OutreachView>>(
                terminal, await dashboard.Get("outreach", cancellationToken), parsed.GetValue(json), (screen, emails) =>
                {
                    var table = Printing.Table(("Email", false), ("Vendor", false), ("State", false), ("Version", true), ("Edited", false));
                    foreach (var email in emails.Items)
                        table.Row(email.EmailId, email.Vendor, email.Status, Printing.Count(email.CurrentVersion), $"{Printing.Time(email.EditedAt)} by {email.EditedBy}");
                    screen.Write(table);
                }));
    }
}
