namespace JadaReferral.Contracts.Emails;

/// <summary>The recipient reported the email as unwanted. Published by Mailer; the address is suppressed.</summary>
public sealed record EmailComplained
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

    /// <summary>SES's type, e.g. <c>abuse</c>; null when SES did not say.</summary>
    public string? ComplaintType { get; init; }
}
