namespace JadaReferral.Contracts.Emails;

/// <summary>The recipient's mail server accepted the email. Published by Mailer; may come before <see cref="EmailSent"/>, twice, or be followed by a late bounce.</summary>
public sealed record EmailDelivered
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

    /// <summary>What the server answered; null when SES did not say.</summary>
    public string? SmtpResponse { get; init; }
}
