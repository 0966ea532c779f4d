namespace JadaReferral.Contracts.ReadModels;

/// <summary>
/// What became of one approval: an item of the table <c>sends</c> (key <c>approval_id</c>), the send ledger.
/// Written by Mailer, read by Dashboard.
/// </summary>
public sealed record EmailSend
{
    /// <summary>The approval; one approval is sent at most once. Also the <c>send_id</c> tag at SES.</summary>
    public required Guid ApprovalId { get; init; }

    /// <summary>The task card.</summary>
    public required string CardId { get; init; }

    /// <summary>The email's id.</summary>
    public required string EmailId { get; init; }

    /// <summary>The vendor's code.</summary>
    public required string Vendor { get; init; }

    /// <summary>Hash of what was approved.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Who approved; for an approval cancelled before it arrived here, who cancelled.</summary>
    public required string ApprovedBy { get; init; }

    /// <summary>When it was approved, UTC.</summary>
    public required DateTimeOffset ApprovedAt { get; init; }

    /// <summary>Not to be sent before this time, UTC; null sends at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Not to be sent from this time on, UTC; null never expires.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>One of <see cref="SendStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>Rises by one with every write; the condition of the next.</summary>
    public required long Version { get; init; }

    /// <summary>When <see cref="State"/> was entered, UTC.</summary>
    public required DateTimeOffset StateAt { get; init; }

    /// <summary><see cref="IsDue"/> while Mailer has something left to do: to send it, or to tell what became of it. Key of the index <c>due</c>.</summary>
    public string? Due { get; init; }

    /// <summary>While <see cref="Due"/>: not to be looked at before this time, UTC.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The one recipient, bare, in lower case; null until the approved bytes were read.</summary>
    public string? Recipient { get; init; }

    /// <summary>How often it was handed to SES.</summary>
    public int Attempts { get; init; }

    /// <summary>While <see cref="SendStates.Sending"/>: when its sender counts as dead, UTC.</summary>
    public DateTimeOffset? SendingUntil { get; init; }

    /// <summary>SES's message id; null until SES named it.</summary>
    public string? SesMessageId { get; init; }

    /// <summary>When SES accepted it, UTC; null until it did.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>A stable code for why it waits, failed or is unknown; null when there is nothing to explain.</summary>
    public string? Code { get; init; }

    /// <summary>A sentence that goes with <see cref="Code"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>Who cancelled or settled it; null when nobody did.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>First delay reported by SES, UTC.</summary>
    public DateTimeOffset? DelayedAt { get; init; }

    /// <summary>Delivery reported by SES, UTC.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>Bounce reported by SES, UTC. It outranks a delivery.</summary>
    public DateTimeOffset? BouncedAt { get; init; }

    /// <summary>Complaint reported by SES, UTC. It outranks everything.</summary>
    public DateTimeOffset? ComplainedAt { get; init; }

    /// <summary>Value of <see cref="Due"/>.</summary>
    public const string IsDue = "due";
}

/// <summary>States of an <see cref="EmailSend"/>.</summary>
public static class SendStates
{
    /// <summary>To be sent; waits for its time, its turn or the channel.</summary>
    public const string Approved = "approved";

    /// <summary>Undone before it left; final.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>Being handed to SES.</summary>
    public const string Sending = "sending";

    /// <summary>SES accepted it; final.</summary>
    public const string Sent = "sent";

    /// <summary>Not sent and will not be; final unless an SES event proves that it was sent after all.</summary>
    public const string Failed = "failed";

    /// <summary>May have been sent: settled by SES's <c>Email Sent</c> event or by a person, never by sending again.</summary>
    public const string Unknown = "unknown";
}
