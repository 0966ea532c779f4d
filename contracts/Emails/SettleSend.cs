namespace JadaReferral.Contracts.Emails;

/// <summary>A person says what became of a send whose outcome is unknown. Sent by Dashboard; Mailer answers with <see cref="EmailSent"/> or <see cref="EmailFailed"/>. Passed over when the send is not in state <c>unknown</c>.</summary>
public sealed record SettleSend
{
    /// <summary>The approval whose send is unknown.</summary>
    public required Guid ApprovalId { get; init; }

    /// <summary><see cref="WasSent"/> or <see cref="WasNotSent"/>. To send again after <c>not-sent</c> takes a new approval.</summary>
    public required string Outcome { get; init; }

    /// <summary>How the person knows.</summary>
    public required string Reason { get; init; }

    /// <summary>Who settles it.</summary>
    public required string SettledBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>The mail was seen to have gone out.</summary>
    public const string WasSent = "sent";

    /// <summary>The mail is known not to have gone out.</summary>
    public const string WasNotSent = "not-sent";
}
