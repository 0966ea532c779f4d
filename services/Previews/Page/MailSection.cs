using System.Globalization;
using System.Text;
using JadaReferral.Previews.Preflight;
using static JadaReferral.Previews.Page.PreviewPage;

namespace JadaReferral.Previews.Page;

/// <summary>Writes one mail of the preview page.</summary>
static class MailSection
{
    /// <summary>Writes the section and adds the CSP sources of what it frames to <paramref name="styles"/>.</summary>
    public static string Write(PreviewedMail mail, int index, List<string> styles)
    {
        var content = mail.Mail.Content;
        var (light, dark) = (FramedMail.Light(content.Html), FramedMail.Dark(content.Html));
        styles.AddRange(light.StyleHashes);
        styles.AddRange(dark.StyleHashes);
        return $"""
            <section id="mail-{index + 1}" aria-labelledby="mail-{index + 1}-title">
            <div class="heading">
            <h2 id="mail-{index + 1}-title">{Html(mail.Vendor.Name)}</h2>
            <p class="subject">{Html(content.Subject)}</p>
            <p class="facts">To {Html(content.To)} · {Html(mail.Draft.EmailId)}, draft {mail.Draft.Version} by {Html(mail.Draft.EditedBy)} · content hash <code>{mail.Mail.ContentHash}</code></p>
            </div>
            <div class="frames">
            {Frame("desktop light", "Desktop, light", light)}
            {Frame("phone light", "Phone, light", light)}
            {Frame("desktop dark", "Desktop, dark", dark)}
            {Frame("phone dark", "Phone, dark", dark)}
            </div>
            <div class="panels">
            {PreflightPanel(mail)}
            {ChangesPanel(mail)}
            <details><summary>Plain text</summary><pre>{Html(content.Text)}</pre></details>
            <details><summary>Headers</summary><table class="headers"><tbody>{Headers(mail)}</tbody></table></details>
            </div>
            </section>

            """;

        static string Frame(string classes, string title, FramedMail mail) =>
            $"""<figure class="{classes}"><figcaption>{title}</figcaption><iframe sandbox="" loading="lazy" referrerpolicy="no-referrer" title="{title}" srcdoc="{Html(mail.Html)}"></iframe></figure>""";
    }

    /// <summary>The preflight's result in a few words.</summary>
    public static string Verdict(PreviewedMail mail)
    {
        var (blocks, warnings) = (Count(mail, Levels.Block), Count(mail, Levels.Warn));
        return (blocks, warnings) switch
        {
            (0, 0) => $"""<span class="badge good">Nothing found</span> <span class="badge plain">{Count(mail, Levels.NotChecked)} not checked</span>""",
            (0, _) => $"""<span class="badge warn">{Number(warnings, "warning")}</span>""",
            _ => $"""<span class="badge bad">{Number(blocks, "reason")} not to send</span>""",
        };

        static int Count(PreviewedMail mail, string level) => mail.Report.Findings.Count(finding => finding.Level == level);

        static string Number(int count, string of) => string.Create(CultureInfo.InvariantCulture, $"{count} {of}{(count == 1 ? "" : "s")}");
    }

    static string PreflightPanel(PreviewedMail mail)
    {
        var rows = new StringBuilder();
        foreach (var outcome in mail.Report.Outcomes.OrderBy(outcome => Order(outcome)))
        {
            var (badge, word) = outcome switch
            {
                { Sentences.Count: 0 } => ("good", "passed"),
                { Level: Levels.Block } => ("bad", "blocks"),
                { Level: Levels.Warn } => ("warn", "warns"),
                _ => ("plain", "not checked"),
            };
            rows.Append(CultureInfo.InvariantCulture, $"""<tr><td>{outcome.Rule}</td><td><span class="badge {badge}">{word}</span></td><td>{Html(outcome.Title)}{string.Concat(outcome.Sentences.Select(sentence => $"<br><em>{Html(sentence)}</em>"))}</td></tr>""");
        }

        return $"""<details{(mail.Report.MayBeApproved ? "" : " open")}><summary>Preflight {Verdict(mail)}</summary><table class="preflight"><tbody>{rows}</tbody></table></details>""";

        static int Order(RuleOutcome outcome) => outcome switch
        {
            { Sentences.Count: 0 } => 3,
            { Level: Levels.Block } => 0,
            { Level: Levels.Warn } => 1,
            _ => 2,
        };
    }

    static string ChangesPanel(PreviewedMail mail)
    {
        if (mail.Approved is not { } approved)
            return """<details><summary>Changes <span class="badge plain">never approved before</span></summary><p class="facts">There is nothing to compare with.</p></details>""";
        if (approved.ContentHash == mail.Mail.ContentHash)
            return $"""<details><summary>Changes <span class="badge good">none</span></summary><p class="facts">The same bytes were approved on {Time(approved.ApprovedAt)}.</p></details>""";

        var compared = mail.ApprovedContent is { } before
            ? $"""<p class="subject">{Diff(before.Subject, mail.Mail.Content.Subject)}</p><pre>{Diff(before.Text, mail.Mail.Content.Text)}</pre>"""
            : """<p class="facts">What was approved then is no longer kept.</p>""";
        return $"""<details open><summary>Changes <span class="badge warn">since draft {approved.DraftVersion}</span></summary><p class="facts">Compared with what was approved on {Time(approved.ApprovedAt)}.</p>{compared}</details>""";
    }

    static string Diff(string before, string after) =>
        string.Concat(WordDiff.Between(before, after).Select(run => run.Change switch
        {
            Change.Removed => $"<del>{Html(run.Words)}</del>",
            Change.Added => $"<ins>{Html(run.Words)}</ins>",
            _ => Html(run.Words),
        }));

    static string Headers(PreviewedMail mail) =>
        string.Concat(mail.Mail.Content.Headers.Select(header => $"<tr><th scope=\"row\">{Html(header.Name)}</th><td>{Html(header.Value)}</td></tr>"));
}
