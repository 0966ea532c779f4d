namespace JadaReferral.Contracts.Emails;

/// <summary>How a draft looks. Answers <see cref="RenderDraft"/>.</summary>
public sealed record DraftRendered
{
    /// <summary>Recipient, subject, hash and preflight.</summary>
    public required RenderedEmail Email { get; init; }

    /// <summary>The header lines as they would be sent, by name, in their order.</summary>
    public required IReadOnlyList<MailHeader> Headers { get; init; }

    /// <summary>The HTML part; show it in a sandboxed frame only.</summary>
    public required string Html { get; init; }

    /// <summary>The plain-text part.</summary>
    public required string Text { get; init; }
}

/// <summary>One header of a mail.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value as people read it, decoded and unfolded.</param>
public sealed record MailHeader(string Name, string Value);
