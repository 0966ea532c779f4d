using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace JadaReferral.Mailer.Unsubscribe;

/// <summary>The pages of unsubscribing: one card, no script, nothing loaded.</summary>
static class UnsubscribePage
{
    const string Style = """
        :root{color-scheme:light dark;--paper:#e9e4d8;--card:#fff;--ink:#10283d;--quiet:#55636f;--button:#10283d;--on-button:#fff}
        @media(prefers-color-scheme:dark){:root{--paper:#0d1620;--card:#15212d;--ink:#eef2f4;--quiet:#a9b7c2;--button:#c9a45c;--on-button:#10202e}}
        body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--paper);color:var(--ink);font:17px/1.6 -apple-system,"Segoe UI",Helvetica,Arial,sans-serif}
        main{box-sizing:border-box;width:min(460px,calc(100% - 32px));padding:36px 40px 40px;background:var(--card);border-top:3px solid #c9a45c;border-radius:6px}
        h1{margin:0 0 10px;font:400 27px/1.3 Georgia,serif}
        p{margin:0 0 22px;color:var(--quiet);overflow-wrap:anywhere}
        p:last-child{margin:0}
        button{width:100%;padding:13px;border:0;border-radius:4px;background:var(--button);color:var(--on-button);font:inherit;font-size:16px;font-weight:600;cursor:pointer}
        """;

    public static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static readonly string Tested = Page("This page works", "<h1>This page works</h1><p>It was asked by a test, and nobody was unsubscribed.</p>");

    public static string Ask(string recipient) => Page(
        "Unsubscribe",
        $"""<h1>No more letters?</h1><p>We will not write to {Html(recipient)} about referrals again.</p><form method="post"><button>Unsubscribe</button></form>""");

    public static string Done(string recipient) => Page(
        "You are unsubscribed",
        $"""<h1>You are unsubscribed</h1><p>We will not write to {Html(recipient)} about referrals again. If that was a mistake, reply to any letter of ours.</p>""");

    public static string Broken(string replyTo) => Page(
        "This link is not complete",
        $"""<h1>This link is not complete</h1><p>Part of it may have been lost. Open the link in the letter again, or write to {Html(replyTo)} and we will take you off the list.</p>""");

    static string Page(string title, string body) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title}</title>
        <style>{Style}</style>
        </head>
        <body><main>{body}</main></body>
        </html>

        """;

    static string Html(string text) => WebUtility.HtmlEncode(text);
}
