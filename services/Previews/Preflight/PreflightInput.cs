using JadaReferral.Contracts.ReadModels;
using JadaReferral.Previews.Preflight.Outside;
using JadaReferral.Previews.Rendering;

namespace JadaReferral.Previews.Preflight;

/// <summary>What preflight is told.</summary>
sealed record PreflightInput
{
    public required RenderedMail Mail { get; init; }

    /// <summary>The vendor it goes to.</summary>
    public required Vendor Vendor { get; init; }

    /// <summary>Every other vendor: none of them may turn up in this mail.</summary>
    public required IReadOnlyList<Vendor> Others { get; init; }

    /// <summary>The other mails of the card.</summary>
    public IReadOnlyList<RenderedMail> SameBatch { get; init; } = [];

    /// <summary>Whether the card asked that opens be counted.</summary>
    public bool CountsOpens { get; init; }

    /// <summary>What others told; nothing unless they were asked.</summary>
    public OutsideFacts Outside { get; init; } = OutsideFacts.None;

    /// <summary>The recipient's entry on our suppression list; null when it has none.</summary>
    public Suppression? Suppression { get; init; }
}
