namespace JadaReferral.Contracts.Emails;

/// <summary>The recipient's mail server put the email off; SES goes on trying. Published by Mailer.</summary>
public sealed record EmailDelayed
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

    /// <summary>SES's type of delay, an open set, e.g. <c>MailboxFull</c>.</summary>
    public required string DelayType { get; init; }

    /// <summary>What the server answered; null when SES did not say.</summary>
    public string? Diagnostic { get; init; }

    /// <summary>When SES gives up, UTC; null when SES did not say.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
