using System.CommandLine;
using System.CommandLine.Parsing;
using JadaReferral.Cli.Http;

namespace JadaReferral.Cli.Verbs;

/// <summary>Every verb.</summary>
static class Catalog
{
    public static IEnumerable<Command> Of(Dashboard dashboard, Terminal terminal) =>
    [
        VendorVerbs.Vendors(dashboard, terminal),
        CountVerbs.Clicks(dashboard, terminal),
        CountVerbs.Totals(dashboard, terminal),
        TaskVerbs.Task(dashboard, terminal),
        ApproveVerb.Make(dashboard, terminal),
        PreviewVerbs.Preview(dashboard, terminal),
        OutreachVerbs.Outreach(dashboard, terminal),
        TemplateVerbs.Templates(dashboard, terminal),
        MailVerbs.Mail(dashboard, terminal),
        MailVerbs.Suppressions(dashboard, terminal),
        CountingVerbs.Report(dashboard, terminal),
        CountingVerbs.Rebuild(dashboard, terminal),
        CountingVerbs.Reconcile(dashboard, terminal),
        CountingVerbs.Import(dashboard, terminal),
        QueueVerbs.Queues(dashboard, terminal),
        OperationsVerbs.Consumers(dashboard, terminal),
        OperationsVerbs.Services(dashboard, terminal),
        PeopleVerbs.People(dashboard, terminal),
        KeyVerbs.Keys(dashboard, terminal),
        AuditVerb.Make(dashboard, terminal),
        SessionVerbs.Login(dashboard, terminal),
        SessionVerbs.Logout(dashboard, terminal),
        CompletionVerb.Make(terminal),
    ];

    /// <summary>A command as it is typed, e.g. <c>jada task add</c>.</summary>
    public static string PathOf(CommandResult result)
    {
        var names = new List<string>();
        for (SymbolResult? at = result; at is CommandResult { Command: not RootCommand } command; at = command.Parent)
            names.Insert(0, command.Command.Name);
        return string.Join(' ', names.Prepend("jada"));
    }
}
