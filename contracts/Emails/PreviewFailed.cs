namespace JadaReferral.Contracts.Emails;

/// <summary>A card's preview could not be made; the pointer still shows the one before. Published by Previews.</summary>
public sealed record PreviewFailed
{
    /// <summary>The request this answers.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>The task card.</summary>
    public required string CardId { get; init; }

    /// <summary>See <see cref="ApprovalRequested.PreviewVersion"/>.</summary>
    public required long PreviewVersion { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset FailedAt { get; init; }

    /// <summary>A sentence for the person who asked.</summary>
    public required string Reason { get; init; }
}
