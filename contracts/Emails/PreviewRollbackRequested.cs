namespace JadaReferral.Contracts.Emails;

/// <summary>Show an earlier version of a card's preview at the pointer again. Published by Dashboard; Previews answers with <see cref="PreviewRolledBack"/> or <see cref="PreviewFailed"/>.</summary>
public sealed record PreviewRollbackRequested
{
    /// <summary>Identifies this request: a second delivery is the same request.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>The task card.</summary>
    public required string CardId { get; init; }

    /// <summary>The version to show, one that was published before.</summary>
    public required long PreviewVersion { get; init; }

    /// <summary>Who asked.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }
}
