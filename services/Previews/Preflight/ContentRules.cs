using System.Text.RegularExpressions;

namespace JadaReferral.Previews.Preflight;

/// <summary>P20 to P26: what the mail says.</summary>
static partial class ContentRules
{
    /// <summary>Verbs that ask for something, as subjects of ours use them.</summary>
    static readonly string[] Actions = ["claim", "get", "join", "see", "try", "open", "start", "share", "pick up", "use", "meet", "discover", "activate", "send", "book"];

    /// <summary>Words that filters punish and claims that we can't keep.</summary>
    static readonly string[] Banned =
    [
        "100% free", "act now", "as seen on", "cash bonus", "click here", "congratulations", "double your", "earn money", "exclusive deal", "for instant access",
        "guaranteed", "increase your sales", "limited time", "make money", "no obligation", "once in a lifetime", "risk-free", "risk free", "urgent", "winner", "you have been selected",
    ];

    /// <summary>What every letter has to say, and words by one of which each is known.</summary>
    static readonly (string Section, string[] Words)[] Sections =
    [
        ("what is in it for the vendor", ["guest", "customer", "benefit", "credit"]),
        ("how clicks are counted", ["count", "track"]),
        ("what follow-up to expect", ["next", "follow up", "follow-up", "weeks", "days"]),
        ("how to unsubscribe", ["unsubscribe"]),
    ];

    public static readonly IReadOnlyList<PreflightRule> All =
    [
        new("P20", Levels.Block, "No placeholder is left", Placeholders),
        new("P21", Levels.Block, "The subject names the vendor and asks for something", SubjectLine),
        new("P21", Levels.Warn, "The subject fits a phone", SubjectFits),
        new("P22", Levels.Block, "It greets this vendor and names no other", RightVendor),
        new("P23", Levels.Block, "Every section is there, in text and HTML", EverySection),
        new("P24", Levels.Block, "The postal address is ours", PostalAddress),
        new("P25", Levels.Block, "No claim that filters or readers distrust", Claims),
        new("P26", Levels.Warn, "Short and easy to read", Readable),
    ];

    static IEnumerable<string> Placeholders(MailUnderCheck mail) =>
        mail.Parts.SelectMany(part => Placeholder().Matches(part.Words)
            .Select(match => $"{part.Part} still holds “{match.Value.Trim()}”. Fill it in, or remove it."));

    static IEnumerable<string> SubjectLine(MailUnderCheck mail)
    {
        var subject = mail.Subject;
        if (!subject.Contains(mail.Input.Vendor.Name, StringComparison.OrdinalIgnoreCase))
            yield return $"The subject does not name {mail.Input.Vendor.Name}. Add the name.";
        if (!Actions.Any(action => Word(action).IsMatch(subject)))
            yield return $"The subject asks for nothing. Use a verb such as {string.Join(", ", Actions.Take(4))}.";
        if (subject.Length is < 20 or > 70)
            yield return $"The subject has {subject.Length} characters. Use 20 to 70.";
        if (Reply().IsMatch(subject))
            yield return "The subject pretends to be a reply or a forward. Remove “Re:” or “Fwd:”.";
        if (subject.Any(char.IsLetter) && !subject.Any(char.IsLower))
            yield return "The subject is all capitals. Write it in normal case.";
        if (subject.Count(letter => letter == '!') > 1)
            yield return "The subject has more than one exclamation mark. Keep one at most.";
    }

    static IEnumerable<string> SubjectFits(MailUnderCheck mail)
    {
        if (mail.Subject.Length is > 60 and <= 70)
            yield return $"The subject has {mail.Subject.Length} characters; phones cut it after about 60. Shorten it if you can.";
    }

    static IEnumerable<string> RightVendor(MailUnderCheck mail)
    {
        var vendor = mail.Input.Vendor;
        var greeting = mail.Text.Split('\n').FirstOrDefault(line => line.Trim().Length > 0, "");
        string[] names = vendor.ContactName is { Length: > 0 } contact ? [contact, contact.Split(' ')[0], vendor.Name] : [vendor.Name];
        if (!names.Any(name => greeting.Contains(name, StringComparison.OrdinalIgnoreCase)))
            yield return $"The plain text begins with “{greeting.Trim()}”, which greets neither {string.Join(" nor ", names)}. Correct the greeting.";
        if (greeting.Trim().Length > 0 && !mail.HtmlText.Contains(greeting.Trim(), StringComparison.Ordinal))
            yield return "The HTML does not have the plain text's greeting. Use the same one in both.";

        string[] said = [mail.Subject, mail.Text, mail.HtmlText, .. mail.Anchors.Select(anchor => anchor.Href)];
        foreach (var other in mail.Input.Others)
        {
            string?[] marks = [other.Name, other.Code, other.ContactEmail];
            foreach (var mark in marks.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase))
            {
                var isOurs = vendor.Name.Contains(mark, StringComparison.OrdinalIgnoreCase) || vendor.Code == mark
                    || string.Equals(vendor.ContactEmail, mark, StringComparison.OrdinalIgnoreCase);
                if (!isOurs && said.Any(words => Word(mark).IsMatch(words)))
                    yield return $"“{mark}” belongs to another vendor, {other.Name}. Remove it from this mail.";
            }
        }
    }

    static IEnumerable<string> EverySection(MailUnderCheck mail)
    {
        foreach (var (part, words) in mail.Parts.Skip(1))
        {
            foreach (var (section, marks) in Sections)
            {
                if (!marks.Any(mark => words.Contains(mark, StringComparison.OrdinalIgnoreCase)))
                    yield return $"{part} does not say {section}. Add it.";
            }

            if (!words.Contains(mail.Outreach.ReplyTo, StringComparison.OrdinalIgnoreCase))
                yield return $"{part} has no signature with {mail.Outreach.ReplyTo}. Add how to reach us.";
        }

        if (!mail.TextUrls.Any(mail.IsReferral))
            yield return "The plain text does not have the referral link. Add it.";
        if (!mail.Anchors.Any(anchor => mail.IsReferral(anchor.Href)))
            yield return "The HTML does not have the referral link. Add it.";
    }

    static IEnumerable<string> PostalAddress(MailUnderCheck mail) =>
        mail.Parts.Skip(1)
            .Where(part => !part.Words.Contains(mail.Outreach.PostalAddress, StringComparison.Ordinal))
            .Select(part => $"{part.Part} does not show our postal address, “{mail.Outreach.PostalAddress}”. The law asks for it: add {{{{sender.postalAddress}}}}.");

    static IEnumerable<string> Claims(MailUnderCheck mail) =>
        mail.Parts.SelectMany(part => Banned.Where(claim => Word(claim).IsMatch(part.Words))
            .Select(claim => $"{part.Part} says “{claim}”. Put it in plain words that we can stand by."));

    static IEnumerable<string> Readable(MailUnderCheck mail)
    {
        var words = ReadingEase.Words(mail.Text).Count;
        if (words is < 80 or > 250)
            yield return $"The plain text has {words} words. 80 to 250 are read.";
        if (ReadingEase.Grade(mail.Text) is > 12 and var grade)
            yield return $"The plain text reads at school grade {grade:0}. Shorten the sentences.";
    }

    /// <summary>A whole word or phrase, whatever its case.</summary>
    static Regex Word(string word) =>
        new($@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(word)}(?![\p{{L}}\p{{N}}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    [GeneratedRegex(@"\{\{|\{%|@Model|\[\[|\bTODO\b|\blorem\b|\bundefined\b|\bnull\b|\bNaN\b|\b(?:Dear|Hi|Hello)\s+,", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^\s*(re|fwd?|aw|wg)\s*:", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Reply();
}
