using System.CommandLine;
using JadaReferral.Cli.Http;
using Spectre.Console;

namespace JadaReferral.Cli.Verbs;

/// <summary>The links with which a vendor looks at its own page.</summary>
static class PageLinkVerbs
{
    public static Command Page(Dashboard dashboard, Terminal terminal)
    {
        var code = Code();
        var json = Printing.JsonOption();
        var page = new Verb("page", "List the links to a vendor's own page, which opens without signing in", "jada vendors page puesto").With(code, json).Does(
            async (parsed, cancellationToken) => Printing.Print<Listing<PageLinkView>>(
                terminal, await dashboard.Get(Path(parsed.GetRequiredValue(code)), cancellationToken), parsed.GetValue(json), Draw));
        page.Add(Share(dashboard, terminal));
        page.Add(Revoke(dashboard, terminal));
        return page;
    }

    static Verb Share(Dashboard dashboard, Terminal terminal)
    {
        var code = Code();
        var who = new Option<string?>("--for") { Description = "Who gets the link; the vendor's contact unless given" };
        var days = new Option<int?>("--days") { Description = "How long it is good; until it is revoked unless given" };
        var json = Printing.JsonOption();
        return new Verb("share", "Make a link to the vendor's own page", "jada vendors page share puesto --for Eric --days 365").With(code, who, days, json).Does(
            async (parsed, cancellationToken) => Printing.Print<PageLinkView>(
                terminal,
                await dashboard.Post(Path(parsed.GetRequiredValue(code)), new { label = parsed.GetValue(who), days = parsed.GetValue(days) }, cancellationToken),
                parsed.GetValue(json),
                // Alone on its line, so that it is copied whole and piped without cutting.
                (_, link) => terminal.Out.WriteLine(Printing.Plain(link.Link ?? ""))));
    }

    static Verb Revoke(Dashboard dashboard, Terminal terminal)
    {
        var code = Code();
        var id = new Argument<string>("id") { Description = "The link's id, as the list shows it" };
        return new Verb("revoke", "End a link at once", "jada vendors page revoke puesto 1764095999000-5f0c1d2e3b4a59687786a5b4c3d2e1f0").With(code, id).Does(
            async (parsed, cancellationToken) =>
            {
                var answer = await dashboard.Post(
                    $"{Path(parsed.GetRequiredValue(code))}/{Uri.EscapeDataString(parsed.GetRequiredValue(id))}/revoke", body: null, cancellationToken);
                terminal.Screen.Line($"The link of {answer.Read<PageLinkView>().Label} opens nothing any more.");
                return ExitCodes.Done;
            });
    }

    static void Draw(IAnsiConsole screen, Listing<PageLinkView> links)
    {
        if (links.Items.Count == 0)
        {
            screen.Line("No links yet. Make one with: jada vendors page share CODE");
            return;
        }
        var table = Printing.Table(("Id", false), ("For", false), ("State", false), ("Made", false), ("Last opened", false));
        foreach (var link in links.Items)
            table.Row(link.Id, link.Label, State(link), $"{Printing.Time(link.CreatedAt)} by {link.CreatedBy}", link.LastOpenedAt is { } opened ? Printing.Time(opened) : "never");
        screen.Write(table);
    }

    static string State(PageLinkView link) => link switch
    {
        { RevokedAt: not null } => "revoked",
        { Link: null } => "expired",
        { ExpiresAt: { } end } => "good until " + Printing.Time(end),
        _ => "good",
    };

    static string Path(string code) => $"vendors/{Uri.EscapeDataString(code)}/page-links";

    static Argument<string> Code() => new("code") { Description = "The vendor's code, as in its link" };
}
