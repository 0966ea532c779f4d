using System.Globalization;
using System.Net;
using System.Text;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Previews.Page;

/// <summary>
/// Writes a version's page: every mail of the card as it will look and read, with headers, preflight and what has changed. Self-contained,
/// without script; its policy admits exactly the styles it holds, by hash. Pure: the same version is the same page.
/// </summary>
static class PreviewPage
{
    static readonly string StyleSheet = ReadStyleSheet();

    public static string Write(PreviewVersion version, IReadOnlyList<PreviewedMail> mails)
    {
        var body = new StringBuilder();
        var styles = new List<string> { FramedMail.StyleHash(StyleSheet) };
        for (var index = 0; index < mails.Count; index++)
            body.Append(MailSection.Write(mails[index], index, styles));

        var policy = $"default-src 'none'; img-src https:; style-src 'unsafe-hashes' {string.Join(' ', styles.Distinct(StringComparer.Ordinal))}; base-uri 'none'; form-action 'none'";
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex, nofollow">
            <meta name="referrer" content="no-referrer">
            <meta name="color-scheme" content="light dark">
            <title>Preview {version.Version} of {Html(version.CardId)}</title>
            <style>{StyleSheet}</style>
            </head>
            <body>
            <input type="radio" name="width" id="both" checked><input type="radio" name="width" id="desktop"><input type="radio" name="width" id="phone">
            <input type="radio" name="scheme" id="light" checked><input type="radio" name="scheme" id="dark">
            <header class="top">
            <div>
            <p class="crumb">JADA outreach preview</p>
            <h1>{Count(mails.Count)} on card {Html(version.CardId)}</h1>
            <p class="facts">Version {version.Version}, asked for by {Html(version.RequestedBy)} on {Time(version.RequestedAt)}. Links on this page lead nowhere, so looking is never counted.{(version.CountOpens ? " Once sent, these mails tell when they are opened." : "")}</p>
            </div>
            <nav aria-label="View">
            <span class="switch" role="presentation"><label for="both">Both</label><label for="desktop">Desktop</label><label for="phone">Phone</label></span>
            <span class="switch" role="presentation"><label for="light">Light</label><label for="dark">Dark</label></span>
            </nav>
            </header>
            <main>
            {Overview(mails)}
            {body}
            </main>
            </body>
            </html>

            """;
    }

    static string Overview(IReadOnlyList<PreviewedMail> mails)
    {
        var rows = string.Concat(mails.Select((mail, index) => $"""
            <tr><th scope="row"><a href="#mail-{index + 1}">{Html(mail.Vendor.Name)}</a></th><td>{Html(mail.Mail.Content.Subject)}</td><td>{Html(mail.Mail.Content.To)}</td><td>{MailSection.Verdict(mail)}</td></tr>

            """));
        return $"""
            <table class="overview">
            <thead><tr><th scope="col">Vendor</th><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Preflight</th></tr></thead>
            <tbody>
            {rows}</tbody>
            </table>
            """;
    }

    internal static string Html(string text) => WebUtility.HtmlEncode(text);

    internal static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    static string Count(int mails) => mails == 1 ? "One mail" : $"{mails} mails";

    static string ReadStyleSheet()
    {
        using var stream = typeof(PreviewPage).Assembly.GetManifestResourceStream("preview.css")
            ?? throw new InvalidOperationException("The assembly lacks preview.css.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
