using System.CommandLine;
using JadaReferral.Cli.Http;
using Spectre.Console;

namespace JadaReferral.Cli.Verbs;

/// <summary>The vendors: listed, added, edited, paused, resumed.</summary>
static class VendorVerbs
{
    public static Command Vendors(Dashboard dashboard, Terminal terminal)
    {
        var json = Printing.JsonOption();
        var vendors = new Verb("vendors", "List the vendors with their links", "jada vendors", "jada vendors --json | jq -r '.items[].link'").With(json).Does(
            async (parsed, cancellationToken) => Printing.Print<Listing<VendorView>>(
                terminal, await dashboard.Get("vendors", cancellationToken), parsed.GetValue(json), Draw));
        vendors.Add(Add(dashboard, terminal));
        vendors.Add(Edit(dashboard, terminal));
        vendors.Add(SetStatus(dashboard, terminal, "pause", "Pause a vendor: its link leads to the main site and counts for nobody"));
        vendors.Add(SetStatus(dashboard, terminal, "resume", "Let a paused vendor take part again"));
        vendors.Add(PageLinkVerbs.Page(dashboard, terminal));
        vendors.Add(StoryVerbs.Story(dashboard, terminal));
        vendors.Add(StoryVerbs.Note(dashboard, terminal));
        return vendors;
    }

    static Verb Add(Dashboard dashboard, Terminal terminal)
    {
        var fields = new Fields(nameRequired: true);
        return new Verb("add", "Add a vendor; its link works within seconds", "jada vendors add harborside --name \"Harborside Kitchen\" --contact-email hello@harborside.example")
            .With([fields.Code, .. fields.Options])
            .Does(async (parsed, cancellationToken) =>
            {
                var answer = await dashboard.Post("vendors", new
                {
                    code = parsed.GetRequiredValue(fields.Code),
                    name = parsed.GetValue(fields.Name),
                    contactName = parsed.GetValue(fields.ContactName),
                    contactEmail = parsed.GetValue(fields.ContactEmail),
                    destination = parsed.GetValue(fields.Destination),
                    campaign = parsed.GetValue(fields.Campaign),
                }, cancellationToken);
                var vendor = answer.Read<VendorView>();
                terminal.Screen.Line($"{vendor.Name} takes part: {vendor.Link}");
                return ExitCodes.Done;
            });
    }

    static Verb Edit(Dashboard dashboard, Terminal terminal)
    {
        var fields = new Fields(nameRequired: false);
        return new Verb("edit", "Change what is said about a vendor; what isn't named stays", "jada vendors edit puesto --contact-name Maria --contact-email maria@puesto.example")
            .With([fields.Code, .. fields.Options])
            .Does(async (parsed, cancellationToken) =>
            {
                var path = "vendors/" + Uri.EscapeDataString(parsed.GetRequiredValue(fields.Code));
                var read = await dashboard.Get(path, cancellationToken);
                var now = read.Read<VendorView>();
                var answer = await dashboard.Put(path, new
                {
                    name = parsed.GetValue(fields.Name) ?? now.Name,
                    contactName = parsed.GetValue(fields.ContactName) ?? now.ContactName,
                    contactEmail = parsed.GetValue(fields.ContactEmail) ?? now.ContactEmail,
                    destination = parsed.GetValue(fields.Destination) ?? now.Destination,
                    campaign = parsed.GetValue(fields.Campaign) ?? now.Campaign,
                    appendClickId = now.AppendClickId,
                }, read.ETag, cancellationToken);
                terminal.Screen.Line($"{answer.Read<VendorView>().Name} is changed.");
                return ExitCodes.Done;
            });
    }

    static Verb SetStatus(Dashboard dashboard, Terminal terminal, string verb, string description)
    {
        var code = CodeArgument();
        return new Verb(verb, description, $"jada vendors {verb} puesto").With(code).Does(async (parsed, cancellationToken) =>
        {
            var answer = await dashboard.Post($"vendors/{Uri.EscapeDataString(parsed.GetRequiredValue(code))}/{verb}", body: null, cancellationToken);
            var vendor = answer.Read<VendorView>();
            terminal.Screen.Line($"{vendor.Name} is {vendor.Status}.");
            return ExitCodes.Done;
        });
    }

    static void Draw(IAnsiConsole screen, Listing<VendorView> vendors)
    {
        if (vendors.Items.Count == 0)
        {
            screen.Line("No vendors yet. Add one with: jada vendors add CODE --name \"...\"");
            return;
        }
        var table = Printing.Table(("Code", false), ("Vendor", false), ("State", false), ("Link", false));
        foreach (var vendor in vendors.Items)
            table.Row(vendor.Code, vendor.Name, vendor.Status, vendor.Link);
        screen.Write(table);
    }

    static Argument<string> CodeArgument() => new("code") { Description = "The vendor's code, as in its link" };

    sealed class Fields(bool nameRequired)
    {
        public Argument<string> Code { get; } = CodeArgument();

        public Option<string?> Name { get; } = new("--name") { Description = "The business's name as guests know it", Required = nameRequired };

        public Option<string?> ContactName { get; } = new("--contact-name") { Description = "Whom outreach greets" };

        public Option<string?> ContactEmail { get; } = new("--contact-email") { Description = "Where outreach goes" };

        public Option<string?> Destination { get; } = new("--destination") { Description = "The https page that guests are sent to; the main site unless given" };

        public Option<string?> Campaign { get; } = new("--campaign") { Description = "utm_campaign; vendor-referral unless given" };

        public IEnumerable<Symbol> Options => [Name, ContactName, ContactEmail, Destination, Campaign];
    }
}
