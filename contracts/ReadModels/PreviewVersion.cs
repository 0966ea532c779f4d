using JadaReferral.Contracts.Emails;

namespace JadaReferral.Contracts.ReadModels;

/// <summary>
/// One version of a card's preview page: an item of the table <c>previews</c> (key <c>card_id</c>, <c>version</c>).
/// Written by Previews, read by Dashboard. Query a card's partition for its list.
/// </summary>
public sealed record PreviewVersion
{
    /// <summary>The task card.</summary>
    public required string CardId { get; init; }

    /// <summary>See <see cref="ApprovalRequested.PreviewVersion"/>.</summary>
    public required long Version { get; init; }

    /// <summary>The request that made it.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>One of <see cref="PreviewStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>The drafts it shows.</summary>
    public required IReadOnlyList<DraftReference> Drafts { get; init; }

    /// <summary>See <see cref="ApprovalRequested.CountOpens"/>.</summary>
    public bool CountOpens { get; init; }

    /// <summary>The vendors as they were when rendering began, so that a repeated delivery renders the same bytes.</summary>
    public required IReadOnlyList<Vendor> Vendors { get; init; }

    /// <summary>What was rendered; empty until it was.</summary>
    public IReadOnlyList<RenderedEmail> Emails { get; init; } = [];

    /// <summary>Absolute URL of this version; null until it is stored.</summary>
    public string? VersionUrl { get; init; }

    /// <summary>When it was published, UTC; null until it was.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>CloudFront's id of the last invalidation made for this version; null until one was accepted.</summary>
    public string? InvalidationId { get; init; }

    /// <summary>When that invalidation was seen completed, UTC; null until it was.</summary>
    public DateTimeOffset? InvalidatedAt { get; init; }

    /// <summary>Why it could not be made; null unless <see cref="State"/> is <see cref="PreviewStates.Failed"/>.</summary>
    public string? Reason { get; init; }
}

/// <summary>States of a <see cref="PreviewVersion"/>.</summary>
public static class PreviewStates
{
    /// <summary>Being rendered and stored.</summary>
    public const string Rendering = "rendering";

    /// <summary>At its address for ever.</summary>
    public const string Published = "published";

    /// <summary>Could not be made; nothing at its address.</summary>
    public const string Failed = "failed";
}
