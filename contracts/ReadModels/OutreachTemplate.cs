namespace JadaReferral.Contracts.ReadModels;

/// <summary>
/// One immutable version of an email template: an item of the table <c>outreach</c> (key <c>email_id</c> = <c>template~{name}</c>, <c>version</c> from 1).
/// Written by Dashboard, read by Previews.
/// </summary>
public sealed record OutreachTemplate
{
    /// <summary><c>template~{name}</c>.</summary>
    public required string EmailId { get; init; }

    /// <summary>1 for the first, rising by one with every edit.</summary>
    public required long Version { get; init; }

    /// <summary>Handlebars for the subject line.</summary>
    public required string Subject { get; init; }

    /// <summary>Handlebars for the HTML part.</summary>
    public required string Html { get; init; }

    /// <summary>Handlebars for the plain-text part, written for reading, not stripped from the HTML.</summary>
    public required string Text { get; init; }

    /// <summary>Partials by name.</summary>
    public IReadOnlyDictionary<string, string>? Partials { get; init; }

    /// <summary>Default field values by name, which a draft's overrides replace.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }

    /// <summary>Who made this version.</summary>
    public required string EditedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset EditedAt { get; init; }

    /// <summary>Starts the key of every template.</summary>
    public const string KeyPrefix = "template~";
}
