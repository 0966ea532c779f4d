namespace JadaReferral.Contracts.Emails;

/// <summary>An outreach email has a new version. Published by Dashboard; Dashboard itself voids the approvals of earlier versions.</summary>
public sealed record DraftEdited
{
    /// <summary>Identifies this edit.</summary>
    public required Guid EditId { get; init; }

    /// <summary>The email's id.</summary>
    public required string EmailId { get; init; }

    /// <summary>The vendor's code.</summary>
    public required string Vendor { get; init; }

    /// <summary>The new version, from 1.</summary>
    public required long DraftVersion { get; init; }

    /// <summary>Who edited.</summary>
    public required string EditedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset EditedAt { get; init; }
}
