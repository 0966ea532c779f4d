namespace JadaReferral.Contracts.Clicks;

/// <summary>A comparison of every vendor has begun and these are the vendors. One vendor's comparison begins without it.</summary>
public sealed record ReconcileStarted
{
    /// <summary>See <see cref="ReconcileRequested.ReconcileId"/>.</summary>
    public required Guid ReconcileId { get; init; }

    /// <summary>When the vendors were listed, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Codes of the vendors; the comparison is over when there is a <see cref="Reconciled"/> for each.</summary>
    public required IReadOnlyList<string> Vendors { get; init; }
}
