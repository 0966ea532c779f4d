namespace JadaReferral.Contracts.Emails;

/// <summary>Undo an approval before it is sent. Sent by Dashboard, answered by Mailer with <see cref="EmailCancelled"/> or <see cref="CancellationRefused"/>.</summary>
public sealed record CancelSend
{
    /// <summary>The approval this is about.</summary>
    public required Guid ApprovalId { get; init; }

    /// <summary>The task card.</summary>
    public required string CardId { get; init; }

    /// <summary>The email's id.</summary>
    public required string EmailId { get; init; }

    /// <summary>The vendor's code.</summary>
    public required string Vendor { get; init; }

    /// <summary>Hash of what was approved.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Who cancels.</summary>
    public required string CancelledBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }
}
