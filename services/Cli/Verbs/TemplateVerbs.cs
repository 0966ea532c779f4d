using System.CommandLine;
using System.Net.Http.Headers;
using System.Text.Json;
using JadaReferral.Cli.Http;

namespace JadaReferral.Cli.Verbs;

/// <summary>The templates that outreach emails are rendered by, as JSON files to be edited.</summary>
static class TemplateVerbs
{
    static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Templates(Dashboard dashboard, Terminal terminal)
    {
        var json = Printing.JsonOption();
        return new Verb("templates", "List the templates; write one to a file, and store an edited one", "jada templates")
            .With(json, Show(dashboard, terminal), Save(dashboard, terminal))
            .Does(async (parsed, cancellationToken) => Printing.Print<Listing<string>>(
                terminal, await dashboard.Get("templates", cancellationToken), parsed.GetValue(json), (screen, names) =>
                {
                    foreach (var name in names.Items)
                        screen.Line(name);
                }));
    }

    static Verb Show(Dashboard dashboard, Terminal terminal)
    {
        var name = NameArgument();
        return new Verb("show", "Print a template's newest version as JSON", "jada templates show vendor-referral > vendor-referral.json").With(name).Does(async (parsed, cancellationToken) =>
        {
            var newest = (await dashboard.Get(PathOf(parsed.GetRequiredValue(name)), cancellationToken)).Read<TemplatesView>().Versions[0];
            terminal.Out.WriteLine(JsonSerializer.Serialize(newest, Readable));
            return ExitCodes.Done;
        });
    }

    static Verb Save(Dashboard dashboard, Terminal terminal)
    {
        var name = NameArgument();
        var file = new Argument<FileInfo>("file") { Description = "JSON as jada templates show prints it" };
        file.AcceptExistingOnly();
        return new Verb("save", "Store a template's next version; one that can't be rendered is refused with line and column", "jada templates save vendor-referral vendor-referral.json").With(name, file).Does(async (parsed, cancellationToken) =>
        {
            var path = PathOf(parsed.GetRequiredValue(name));
            var read = await dashboard.Get(path, cancellationToken);
            using var body = new StringContent(await File.ReadAllTextAsync(parsed.GetRequiredValue(file).FullName, cancellationToken), new MediaTypeHeaderValue("application/json"));
            var stored = (await dashboard.Put(path, body, read.ETag, cancellationToken)).Read<StoredTemplateView>();
            terminal.Screen.Line($"{parsed.GetRequiredValue(name)} is version {stored.Version} now. Emails keep theirs until they are edited: jada outreach edit EMAIL --template-version {stored.Version}");
            return ExitCodes.Done;
        });
    }

    static string PathOf(string name) => "templates/" + Uri.EscapeDataString(name);

    static Argument<string> NameArgument() => new("name") { Description = "The template's name, as jada templates prints it" };
}
