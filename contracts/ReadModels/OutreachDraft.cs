namespace JadaReferral.Contracts.ReadModels;

/// <summary>
/// One immutable version of an outreach email: an item of the table <c>outreach</c> (key <c>email_id</c>, <c>version</c> from 1).
/// Written by Dashboard, read by Previews. An edit adds a version; versions are never changed.
/// </summary>
public sealed record OutreachDraft
{
    /// <summary>The email, e.g. <c>puesto-intro</c>: 1 to 80 characters of <c>[a-z0-9-]</c>.</summary>
    public required string EmailId { get; init; }

    /// <summary>1 for the first, rising by one with every edit.</summary>
    public required long Version { get; init; }

    /// <summary>The vendor it goes to.</summary>
    public required string Vendor { get; init; }

    /// <summary>Template name; its versions are the items <c>template~{name}</c> of the same table.</summary>
    public required string Template { get; init; }

    /// <summary>The template's version this draft is pinned to.</summary>
    public required long TemplateVersion { get; init; }

    /// <summary>What this draft says instead of the template's defaults, by field name (<c>subject</c>, <c>greeting</c>, <c>offer</c>, …).</summary>
    public IReadOnlyDictionary<string, string>? Overrides { get; init; }

    /// <summary>Who made this version.</summary>
    public required string EditedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset EditedAt { get; init; }
}
