namespace JadaReferral.Contracts.Emails;

/// <summary>A person approved one rendered email for sending. Published by Dashboard, consumed by Mailer.</summary>
public sealed record EmailApproved
{
    /// <summary>Identifies this approval and keys the send ledger: one approval is sent at most once.</summary>
    public required Guid ApprovalId { get; init; }

    /// <summary>The task card.</summary>
    public required string CardId { get; init; }

    /// <summary>The email's id.</summary>
    public required string EmailId { get; init; }

    /// <summary>The draft's version that was rendered.</summary>
    public required long DraftVersion { get; init; }

    /// <summary>The vendor's code.</summary>
    public required string Vendor { get; init; }

    /// <summary>What was approved: Mailer sends the bytes with this hash or nothing.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Who approved.</summary>
    public required string ApprovedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset ApprovedAt { get; init; }

    /// <summary>Not to be sent before this time, UTC: until then the approval can be undone. Null sends at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Not to be sent from this time on, UTC: the approval has expired. Null never expires.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
