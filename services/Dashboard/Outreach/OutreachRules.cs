using System.Text.RegularExpressions;

namespace JadaReferral.Dashboard.Outreach;

/// <summary>An outreach email to be written or edited.</summary>
public sealed record DraftFields
{
    /// <summary>The vendor's code. An edit leaves it as it is.</summary>
    public required string Vendor { get; init; }

    /// <summary>The template's name. Null is <c>vendor-referral</c>.</summary>
    public string? Template { get; init; }

    /// <summary>Null is the template's newest version.</summary>
    public long? TemplateVersion { get; init; }

    /// <summary>What this email says instead of the template's fields, by field name.</summary>
    public IReadOnlyDictionary<string, string>? Overrides { get; init; }
}

/// <summary>A template to be stored.</summary>
public sealed record TemplateFields
{
    public required string Subject { get; init; }

    public required string Html { get; init; }

    public required string Text { get; init; }

    public IReadOnlyDictionary<string, string>? Partials { get; init; }

    public IReadOnlyDictionary<string, string>? Fields { get; init; }
}

/// <summary>What drafts and templates may hold; pure. Whether they can be rendered is for Previews to say.</summary>
static partial class OutreachRules
{
    public const string DefaultTemplate = "vendor-referral";

    // An item has 400 KB at most.
    const int MostCharacters = 200_000;

    public static Refusal? CheckId(string emailId) => IdPattern().IsMatch(emailId)
        ? null
        : Refusal.Invalid("bad-email-id", "An outreach email's id is 1 to 80 characters of a-z, 0-9 and -, for example puesto-intro.");

    public static Refusal? CheckTemplateName(string name) => IdPattern().IsMatch(name)
        ? null
        : Refusal.Invalid("bad-template-name", "A template's name is 1 to 80 characters of a-z, 0-9 and -, for example vendor-referral.");

    public static Refusal? Check(DraftFields fields) => CheckTexts("field", fields.Overrides);

    public static Refusal? Check(TemplateFields fields)
    {
        if (string.IsNullOrWhiteSpace(fields.Subject) || fields.Subject.Length > 1_000)
            return Refusal.Invalid("bad-subject", "A template needs a subject of 1 to 1,000 characters.");
        if (string.IsNullOrWhiteSpace(fields.Html) || string.IsNullOrWhiteSpace(fields.Text))
            return Refusal.Invalid("part-missing", "A template needs an HTML part and a plain-text part.");
        if (fields.Html.Length + fields.Text.Length > MostCharacters)
            return Refusal.Invalid("too-long", $"A template has at most {MostCharacters:N0} characters.");
        return CheckTexts("partial", fields.Partials) ?? CheckTexts("field", fields.Fields);
    }

    static Refusal? CheckTexts(string what, IReadOnlyDictionary<string, string>? texts)
    {
        if (texts is null)
            return null;
        if (texts.Count > 60 || texts.Sum(text => text.Value?.Length ?? 0) > MostCharacters / 4)
            return Refusal.Invalid("too-long", $"There are at most 60 {what}s with {MostCharacters / 4:N0} characters together.");
        foreach (var (name, text) in texts)
        {
            if (!NamePattern().IsMatch(name) || text is null)
                return Refusal.Invalid("bad-field", $"The {what} name \"{name}\" is not 1 to 60 characters of letters, digits, - and _, or it has no text.");
        }
        return null;
    }

    [GeneratedRegex("^[a-z0-9-]{1,80}$", RegexOptions.NonBacktracking)]
    private static partial Regex IdPattern();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,59}$", RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();
}
