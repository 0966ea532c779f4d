namespace JadaReferral.Contracts.Emails;

/// <summary>The pointer shows an earlier version of a card's preview again, and the edge was told to drop the newer one. Published by Previews.</summary>
public sealed record PreviewRolledBack
{
    /// <summary>The request this answers.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>The task card.</summary>
    public required string CardId { get; init; }

    /// <summary>The version that is shown now.</summary>
    public required long PreviewVersion { get; init; }

    /// <summary>Who asked.</summary>
    public required string RolledBackBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset RolledBackAt { get; init; }

    /// <summary>Absolute URL of the version.</summary>
    public required string VersionUrl { get; init; }

    /// <summary>Absolute URL of the pointer.</summary>
    public required string Url { get; init; }

    /// <summary>CloudFront's id of the invalidation that was accepted.</summary>
    public required string InvalidationId { get; init; }

    /// <summary>What this version holds: approvals of these hashes are approvals of what the page shows.</summary>
    public required IReadOnlyList<RenderedEmail> Emails { get; init; }
}
