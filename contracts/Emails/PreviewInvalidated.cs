namespace JadaReferral.Contracts.Emails;

/// <summary>CloudFront has dropped the old page everywhere: the pointer's URL now shows this version. Published by Previews.</summary>
public sealed record PreviewInvalidated
{
    /// <summary>The task card.</summary>
    public required string CardId { get; init; }

    /// <summary>The version that the pointer shows.</summary>
    public required long PreviewVersion { get; init; }

    /// <summary>CloudFront's id of the invalidation.</summary>
    public required string InvalidationId { get; init; }

    /// <summary>When its completion was seen, UTC.</summary>
    public required DateTimeOffset CompletedAt { get; init; }
}
