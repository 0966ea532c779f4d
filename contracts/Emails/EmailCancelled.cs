namespace JadaReferral.Contracts.Emails;

/// <summary>An approval was undone before its email left; it will never be sent. Published by Mailer.</summary>
public sealed record EmailCancelled
{
    /// <summary>The approval this is about.</summary>
    public required Guid ApprovalId { get; init; }

    /// <summary>The task card.</summary>
    public required string CardId { get; init; }

    /// <summary>The email's id.</summary>
    public required string EmailId { get; init; }

    /// <summary>The vendor's code.</summary>
    public required string Vendor { get; init; }

    /// <summary>Hash of what had been approved.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Who cancelled.</summary>
    public required string CancelledBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset CancelledAt { get; init; }
}
