using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.Outreach;

namespace JadaReferral.Dashboard.Pages.OutreachPages;

/// <summary>A template while someone works on it.</summary>
public sealed class TemplateWords
{
    public string Subject { get; set; } = "";

    public string Html { get; set; } = "";

    public string Text { get; set; } = "";

    public List<NamedText> Fields { get; set; } = [];

    public List<NamedText> Partials { get; set; } = [];

    /// <summary>A template's name without the prefix of its key.</summary>
    public static string NameOf(OutreachTemplate template) => template.EmailId[OutreachTemplate.KeyPrefix.Length..];

    public static TemplateWords Of(OutreachTemplate? template) => template is null ? new() : new()
    {
        Subject = template.Subject,
        Html = template.Html,
        Text = template.Text,
        Fields = Named(template.Fields),
        Partials = Named(template.Partials),
    };

    /// <summary>As it would be stored; a refusal where two texts have one name.</summary>
    public Outcome<TemplateFields> ToFields()
    {
        foreach (var texts in new[] { Fields, Partials })
        {
            if (texts.GroupBy(text => text.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { Key: var name })
                return Refusal.Invalid("same-name", $"There are two texts called \"{name}\". Rename or remove one.");
        }
        return new TemplateFields { Subject = Subject, Html = Html, Text = Text, Fields = Map(Fields), Partials = Map(Partials) };
    }

    /// <summary>Every text of a stored template by what it is, for comparing.</summary>
    public static IReadOnlyDictionary<string, string> AllTexts(OutreachTemplate template)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal) { ["subject"] = template.Subject, ["HTML"] = template.Html, ["text"] = template.Text };
        foreach (var (name, text) in template.Fields ?? new Dictionary<string, string>())
            texts["field " + name] = text;
        foreach (var (name, text) in template.Partials ?? new Dictionary<string, string>())
            texts["partial " + name] = text;
        return texts;
    }

    static List<NamedText> Named(IReadOnlyDictionary<string, string>? texts) => [.. (texts ?? new Dictionary<string, string>()).Select(text => new NamedText { Name = text.Key, Text = text.Value })];

    static Dictionary<string, string>? Map(List<NamedText> texts) => texts.Count == 0 ? null : texts.ToDictionary(text => text.Name, text => text.Text, StringComparer.Ordinal);
}

/// <summary>A field or partial while someone works on it.</summary>
public sealed class NamedText
{
    public string Name { get; set; } = "";

    public string Text { get; set; } = "";
}
