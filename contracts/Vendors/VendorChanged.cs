using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Contracts.Vendors;

/// <summary>A vendor was created, edited, paused or resumed. Published by Dashboard; carries the vendor as it is now.</summary>
public sealed record VendorChanged
{
    /// <summary>Identifies this change.</summary>
    public required Guid ChangeId { get; init; }

    /// <summary>When it was stored, UTC.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>The whole vendor after the change; ignore it when its <see cref="Vendor.Version"/> is not above the one already known.</summary>
    public required Vendor Vendor { get; init; }
}
