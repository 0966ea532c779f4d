namespace JadaReferral.Contracts.Emails;

/// <summary>A card's preview page is at its address and the edge was told to drop the old one. Published by Previews.</summary>
public sealed record PreviewPublished
{
    /// <summary>The request this answers.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>The task card.</summary>
    public required string CardId { get; init; }

    /// <summary>See <see cref="ApprovalRequested.PreviewVersion"/>.</summary>
    public required long PreviewVersion { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Absolute URL of this version, which never changes.</summary>
    public required string VersionUrl { get; init; }

    /// <summary>Absolute URL of the pointer, which shows the newest version.</summary>
    public required string Url { get; init; }

    /// <summary>CloudFront's id of the invalidation that was accepted.</summary>
    public required string InvalidationId { get; init; }

    /// <summary>What was rendered, in the order of the request.</summary>
    public required IReadOnlyList<RenderedEmail> Emails { get; init; }
}
