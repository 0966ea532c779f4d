namespace JadaReferral.Contracts.Emails;

/// <summary>SES accepted an approved email. Published by Mailer.</summary>
public sealed record EmailSent
{
    /// <summary>The approval this fulfils.</summary>
    public required Guid ApprovalId { get; init; }

    /// <summary>The task card.</summary>
    public required string CardId { get; init; }

    /// <summary>The email's id.</summary>
    public required string EmailId { get; init; }

    /// <summary>The vendor's code.</summary>
    public required string Vendor { get; init; }

    /// <summary>Hash of what was sent.</summary>
    public required string ContentHash { get; init; }

    /// <summary>SES's message id; null when a person, not SES, settled that it was sent.</summary>
    public string? SesMessageId { get; init; }

    /// <summary>When SES accepted it, UTC.</summary>
    public required DateTimeOffset SentAt { get; init; }
}
