namespace JadaReferral.Contracts.Emails;

/// <summary>Someone asked for the drafts of a card to be rendered for approval. Published by Dashboard, consumed by Previews.</summary>
public sealed record ApprovalRequested
{
    /// <summary>Identifies this request: a second delivery is the same request.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>The task card.</summary>
    public required string CardId { get; init; }

    /// <summary>Number of this preview of the card: 1 for the first, rising by one with every request.</summary>
    public required long PreviewVersion { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Who asked.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>The drafts to render, each pinned to a version; at least one.</summary>
    public required IReadOnlyList<DraftReference> Drafts { get; init; }

    /// <summary>Whether the emails are to carry an image that tells when they are opened: see <see cref="EmailOpened"/>.</summary>
    public bool CountOpens { get; init; }
}
