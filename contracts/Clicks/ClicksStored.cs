namespace JadaReferral.Contracts.Clicks;

/// <summary>Clicks are now in the table <c>clicks</c>. Published by Clicks after the write; Aggregates counts the named buckets again.</summary>
public sealed record ClicksStored
{
    /// <summary>Identifies this batch.</summary>
    public required Guid BatchId { get; init; }

    /// <summary>When the write was acknowledged, UTC.</summary>
    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>Every bucket that received a click, each once. Naming one that did not change is harmless.</summary>
    public required IReadOnlyList<ClickBucket> Buckets { get; init; }
}
