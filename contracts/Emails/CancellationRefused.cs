namespace JadaReferral.Contracts.Emails;

/// <summary>An approval could not be undone: its email was already on its way. Published by Mailer.</summary>
public sealed record CancellationRefused
{
    /// <summary>The approval this is about.</summary>
    public required Guid ApprovalId { get; init; }

    /// <summary>The task card.</summary>
    public required string CardId { get; init; }

    /// <summary>The email's id.</summary>
    public required string EmailId { get; init; }

    /// <summary>The vendor's code.</summary>
    public required string Vendor { get; init; }

    /// <summary>Who tried.</summary>
    public required string CancelledBy { get; init; }

    /// <summary>The ledger's state, one of <see cref="ReadModels.SendStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>A sentence for the person who tried.</summary>
    public required string Reason { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset RefusedAt { get; init; }
}
