using System.Net.Mail;
using System.Text;
using System.Text.RegularExpressions;

namespace JadaReferral.Previews.Preflight;

/// <summary>P06 and P10 to P16: headers and MIME, read from the bytes.</summary>
static partial class HeaderRules
{
    const int HardLineLimit = 998; // RFC 5322
    const int HeaderLineLimit = 78;
    const int EncodedWordLimit = 75; // RFC 2047

    public static readonly IReadOnlyList<PreflightRule> All =
    [
        new("P06", Levels.Block, "Replies reach people", ReplyTo),
        new("P10", Levels.Block, "Headers occur once and hold one line", SingleHeaders),
        new("P11", Levels.Block, "Plain text first, then HTML, both UTF-8 in 7 bits", Parts),
        new("P12", Levels.Block, "Lines are short enough to be transported", LineLimits),
        new("P12", Levels.Warn, "Header lines are folded", HeaderFolding),
        new("P13", Levels.Block, "One-click unsubscribe", OneClick),
        new("P15", Levels.Warn, "Unsubscribe by mail", MailtoUnsubscribe),
        new("P16", Levels.Block, "Headers that SES sets are left to SES", ForeignHeaders),
    ];

    static IEnumerable<string> ReplyTo(MailUnderCheck mail)
    {
        if (mail.Mime.Values("Reply-To") is not [var value] || !MailAddress.TryCreate(value, out var replyTo))
        {
            yield return "There is not exactly one Reply-To address. Set Outreach:ReplyTo.";
            yield break;
        }

        if (MailAddress.TryCreate(mail.Mime.Values("From").FirstOrDefault(""), out var from) && !SameOrganisation(replyTo.Host, from.Host))
            yield return $"Replies would go to {replyTo.Host}, but the mail comes from {from.Host}. Set Outreach:ReplyTo to a mailbox on our domain.";
        if (NoReply().IsMatch(replyTo.User))
            yield return $"Nobody reads {replyTo.Address}. Set Outreach:ReplyTo to a mailbox that people read.";
    }

    static IEnumerable<string> SingleHeaders(MailUnderCheck mail)
    {
        foreach (var name in (string[])["From", "To", "Subject", "MIME-Version", "Content-Type"])
        {
            if (mail.Mime.Values(name).Count is not 1 and var count)
                yield return $"{name} occurs {count} times instead of once. Correct the template's data.";
        }

        foreach (var to in mail.Mime.Values("To").Where(to => QuotedText().Replace(to, "").Count(letter => letter is '@' or ',') != 1 || !MailAddress.TryCreate(to, out _)))
            yield return $"“{to}” is not one recipient. Give the vendor one email address.";
        foreach (var (name, _) in mail.Mime.Headers.Where(header => header.Value.Any(char.IsControl)))
            yield return $"{name} holds a control character. Remove it from the vendor or the draft.";
        foreach (var header in mail.Input.Mail.Content.Headers.Where(header => header.Value.Any(char.IsControl)))
            yield return $"{header.Name} holds a line break or control character. Remove it from the vendor or the draft.";
    }

    static IEnumerable<string> Parts(MailUnderCheck mail)
    {
        if (!mail.Mime.Values("Content-Type").FirstOrDefault("").StartsWith("multipart/alternative", StringComparison.OrdinalIgnoreCase))
            yield return "The mail is not multipart/alternative: clients could not choose between text and HTML.";
        if (mail.Mime.Parts is not [var text, var html])
        {
            yield return $"The mail has {mail.Mime.Parts.Count} parts instead of plain text and HTML.";
            yield break;
        }

        foreach (var (part, type) in new[] { (text, "text/plain"), (html, "text/html") })
        {
            if (!part.Type.StartsWith(type, StringComparison.OrdinalIgnoreCase))
                yield return $"{type} is expected where {part.Type} stands: text comes first, HTML last.";
            if (!part.Type.Contains("charset=utf-8", StringComparison.OrdinalIgnoreCase))
                yield return $"The {type} part does not say that it is UTF-8.";
            if (!part.Encoding.Equals("quoted-printable", StringComparison.OrdinalIgnoreCase) && !part.Encoding.Equals("base64", StringComparison.OrdinalIgnoreCase))
                yield return $"The {type} part is not encoded in 7 bits: SES would encode it anew and change the approved bytes.";
            if (string.IsNullOrWhiteSpace(part.Body))
                yield return $"The {type} part is empty. Write it in the template.";
        }

        if (!Ascii.IsValid(mail.Input.Mail.Bytes))
            yield return "The message holds 8-bit bytes: servers on the way would change it.";
    }

    static IEnumerable<string> LineLimits(MailUnderCheck mail)
    {
        if (mail.Mime.Lines.Any(line => line.Length > HardLineLimit))
            yield return $"A line is longer than {HardLineLimit} characters: mail servers refuse it.";
        foreach (Match word in EncodedWord().Matches(string.Join('\n', mail.Mime.HeadLines)))
        {
            if (word.Length > EncodedWordLimit)
                yield return $"An encoded word of a header is longer than {EncodedWordLimit} characters: clients would show it raw.";
        }
    }

    static IEnumerable<string> HeaderFolding(MailUnderCheck mail) =>
        mail.Mime.HeadLines
            .Where(line => line.Length > HeaderLineLimit && line.LastIndexOf(' ') > line.IndexOf(':', StringComparison.Ordinal) + 1)
            .Select(line => $"The header line “{line[..40]}…” is longer than {HeaderLineLimit} characters and could be folded.");

    static IEnumerable<string> OneClick(MailUnderCheck mail)
    {
        var uris = mail.Mime.Values("List-Unsubscribe").SelectMany(value => AngleBracketed().Matches(value)).Select(match => match.Groups["uri"].Value).ToList();
        var https = uris.Where(uri => !uri.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)).ToList();
        if (https is not [var unsubscribe])
            yield return $"List-Unsubscribe names {https.Count} web addresses instead of one.";
        else if (!unsubscribe.StartsWith("https://", StringComparison.Ordinal) && !mail.IsLocal(unsubscribe))
            yield return "The unsubscribe address is not https. Set Outreach:UnsubscribeBase.";
        else if (!unsubscribe.StartsWith(mail.Outreach.UnsubscribeBase, StringComparison.Ordinal))
            yield return $"The unsubscribe address is not below {mail.Outreach.UnsubscribeBase}, the page that works. Correct it.";
        else if (!OpaqueToken().IsMatch(unsubscribe[mail.Outreach.UnsubscribeBase.Length..]))
            yield return "The unsubscribe address ends in no token of at least 128 bits: anyone could unsubscribe anyone.";

        if (mail.Mime.Values("List-Unsubscribe-Post") is not ["List-Unsubscribe=One-Click"])
            yield return "List-Unsubscribe-Post is not exactly “List-Unsubscribe=One-Click”: mailbox providers would show no unsubscribe button.";
    }

    static IEnumerable<string> MailtoUnsubscribe(MailUnderCheck mail)
    {
        if (!mail.Mime.Values("List-Unsubscribe").Any(value => value.Contains("<mailto:", StringComparison.OrdinalIgnoreCase)))
            yield return "List-Unsubscribe has no mailto address: older clients can't unsubscribe. Add one.";
    }

    static IEnumerable<string> ForeignHeaders(MailUnderCheck mail) =>
        mail.Mime.Headers
            .Where(header => header.Name.StartsWith("X-SES-", StringComparison.OrdinalIgnoreCase)
                || header.Name.ToUpperInvariant() is "FEEDBACK-ID" or "MESSAGE-ID" or "BCC" or "RETURN-PATH")
            .Select(header => $"{header.Name} is set, but SES sets or forbids it. Remove it.");

    static bool SameOrganisation(string one, string other) =>
        one.Equals(other, StringComparison.OrdinalIgnoreCase)
        || one.EndsWith("." + other, StringComparison.OrdinalIgnoreCase)
        || other.EndsWith("." + one, StringComparison.OrdinalIgnoreCase);

    /// <summary>A quoted display name may hold any character.</summary>
    [GeneratedRegex("\"(\\\\.|[^\"\\\\])*\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex QuotedText();

    [GeneratedRegex("^(no|do-?not)[-_.]?reply", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex NoReply();

    [GeneratedRegex(@"=\?[^?]+\?[bq]\?[^?]*\?=", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex EncodedWord();

    [GeneratedRegex("<(?<uri>[^>]+)>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AngleBracketed();

    /// <summary>22 characters of base64url hold 128 bits.</summary>
    [GeneratedRegex("^[A-Za-z0-9_-]{22,}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex OpaqueToken();
}
