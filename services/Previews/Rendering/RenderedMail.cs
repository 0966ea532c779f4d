using JadaReferral.Contracts.Emails;

namespace JadaReferral.Previews.Rendering;

/// <summary>A mail as people read it: the renderer's result and the MIME writer's input.</summary>
sealed record MailContent
{
    /// <summary>The one recipient's bare address.</summary>
    public required string To { get; init; }

    public required string Subject { get; init; }

    /// <summary>Every header but the MIME ones, decoded and unfolded, in the order of sending.</summary>
    public required IReadOnlyList<MailHeader> Headers { get; init; }

    /// <summary>The plain-text part, lines ending in LF.</summary>
    public required string Text { get; init; }

    /// <summary>The HTML part, lines ending in LF.</summary>
    public required string Html { get; init; }
}

/// <summary>A mail as it will be sent.</summary>
/// <param name="Content">What it says.</param>
/// <param name="Bytes">The exact MIME bytes.</param>
/// <param name="ContentHash">SHA-256 of <paramref name="Bytes"/>, 64 lower-case hexadecimal digits.</param>
sealed record RenderedMail(MailContent Content, byte[] Bytes, string ContentHash);
