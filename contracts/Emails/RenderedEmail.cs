namespace JadaReferral.Contracts.Emails;

/// <summary>A draft as it was rendered: what an approver approves.</summary>
public sealed record RenderedEmail
{
    /// <summary>The email's id.</summary>
    public required string EmailId { get; init; }

    /// <summary>The draft's version.</summary>
    public required long DraftVersion { get; init; }

    /// <summary>The vendor's code.</summary>
    public required string Vendor { get; init; }

    /// <summary>The one recipient's address.</summary>
    public required string To { get; init; }

    /// <summary>The subject as recipients read it.</summary>
    public required string Subject { get; init; }

    /// <summary>SHA-256 of the canonical form, 64 lower-case hexadecimal digits; names the stored MIME bytes.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Whether it carries the image that tells when it is opened: see <see cref="EmailOpened"/>.</summary>
    public bool CountsOpens { get; init; }

    /// <summary>What preflight found; empty when every rule that could be checked passed.</summary>
    public IReadOnlyList<PreflightFinding> Findings { get; init; } = [];
}
