using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Contracts.Emails;

/// <summary>
/// Asks how a draft that may not be saved yet would look. A request of Dashboard, answered by Previews with <see cref="DraftRendered"/>
/// or <see cref="DraftRefused"/>. Stores nothing.
/// </summary>
public sealed record RenderDraft
{
    /// <summary>The draft as it would be saved; its version may be 0.</summary>
    public required OutreachDraft Draft { get; init; }

    /// <summary>A template that may not be saved yet; null takes the stored version that the draft names.</summary>
    public OutreachTemplate? Template { get; init; }
}
