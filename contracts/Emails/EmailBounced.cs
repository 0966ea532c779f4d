namespace JadaReferral.Contracts.Emails;

/// <summary>The email came back. Published by Mailer; a permanent bounce has also suppressed the address.</summary>
public sealed record EmailBounced
{
    /// <summary>The approval this is about.</summary>
    public required Guid ApprovalId { get; init; }

    /// <summary>The task card.</summary>
    public required string CardId { get; init; }

    /// <summary>The email's id.</summary>
    public required string EmailId { get; init; }

    /// <summary>The vendor's code.</summary>
    public required string Vendor { get; init; }

    /// <summary>SES's message id.</summary>
    public required string SesMessageId { get; init; }

    /// <summary>The recipient this is about.</summary>
    public required string Recipient { get; init; }

    /// <summary>When it happened according to SES, UTC. With the approval it identifies the event: SES may report it twice.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Whether the address will never accept mail: it is then suppressed.</summary>
    public required bool Permanent { get; init; }

    /// <summary>SES's type and subtype, e.g. <c>Permanent/NoEmail</c>.</summary>
    public required string BounceType { get; init; }

    /// <summary>What the server answered; null when SES did not say.</summary>
    public string? Diagnostic { get; init; }
}
