using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Mailer.Ledger;

/// <summary>
/// Every step that a send can take, as pure functions of its row: <c>approved → sending → sent | failed | unknown</c>, and
/// <c>approved → cancelled</c>. A step that the row's state does not allow answers null. Each step that others must hear of leaves the row due.
/// </summary>
static class SendTransitions
{
    public static EmailSend Approve(EmailApproved approved, DateTimeOffset now) => new()
    {
        ApprovalId = approved.ApprovalId,
        CardId = approved.CardId,
        EmailId = approved.EmailId,
        Vendor = approved.Vendor,
        ContentHash = approved.ContentHash,
        ApprovedBy = approved.ApprovedBy,
        ApprovedAt = approved.ApprovedAt,
        NotBefore = approved.NotBefore,
        ExpiresAt = approved.ExpiresAt,
        State = SendStates.Approved,
        StateAt = now,
        Version = 1,
        Due = EmailSend.IsDue,
        DueAt = approved.NotBefore ?? now,
    };

    /// <summary>A cancellation that overtook its approval: the row keeps the approval, when it comes, from being sent.</summary>
    public static EmailSend CancelBeforehand(CancelSend cancel, DateTimeOffset now) => new()
    {
        ApprovalId = cancel.ApprovalId,
        CardId = cancel.CardId,
        EmailId = cancel.EmailId,
        Vendor = cancel.Vendor,
        ContentHash = cancel.ContentHash,
        ApprovedBy = cancel.CancelledBy,
        ApprovedAt = cancel.RequestedAt,
        State = SendStates.Cancelled,
        StateAt = now,
        Version = 1,
        Due = EmailSend.IsDue,
        DueAt = now,
        DecidedBy = cancel.CancelledBy,
    };

    public static EmailSend? Cancel(EmailSend send, string by, DateTimeOffset now) =>
        send.State is SendStates.Approved
            ? Owing(send, SendStates.Cancelled, now) with { DecidedBy = by, Code = null, Reason = null }
            : null;

    /// <summary>Takes the send for handing it to SES; until <paramref name="until"/> nobody else may.</summary>
    public static EmailSend? Claim(EmailSend send, string recipient, DateTimeOffset now, DateTimeOffset until) =>
        send.State is SendStates.Approved
            ? Owing(send, SendStates.Sending, now) with { Recipient = recipient, Attempts = send.Attempts + 1, SendingUntil = until, DueAt = until, Code = null, Reason = null }
            : null;

    /// <summary>SES is known not to have it: it waits for another try.</summary>
    public static EmailSend? Postpone(EmailSend send, string code, string reason, DateTimeOffset now, DateTimeOffset until) =>
        send.State is SendStates.Approved or SendStates.Sending
            ? Owing(send, SendStates.Approved, now) with { DueAt = until, Code = code, Reason = reason }
            : null;

    public static EmailSend? Fail(EmailSend send, string code, string reason, DateTimeOffset now) =>
        send.State is SendStates.Approved or SendStates.Sending
            ? Owing(send, SendStates.Failed, now) with { Code = code, Reason = reason }
            : null;

    /// <summary>It may have been sent, and only SES or a person knows.</summary>
    public static EmailSend? Doubt(EmailSend send, string code, string reason, DateTimeOffset now) =>
        send.State is SendStates.Sending
            ? Owing(send, SendStates.Unknown, now) with { Code = code, Reason = reason }
            : null;

    /// <summary>SES has it. Its word outranks every other state: what was sent was sent.</summary>
    public static EmailSend? Accept(EmailSend send, string? sesMessageId, DateTimeOffset sentAt, DateTimeOffset now) =>
        send.State is SendStates.Sent
            ? send with { SesMessageId = send.SesMessageId ?? sesMessageId }
            : Owing(send, SendStates.Sent, now) with { SesMessageId = sesMessageId ?? send.SesMessageId, SentAt = sentAt, Code = null, Reason = null };

    /// <summary>A person says what became of an unknown send.</summary>
    public static EmailSend? Settle(EmailSend send, SettleSend settled, DateTimeOffset now) => (send.State, settled.Outcome) switch
    {
        (SendStates.Unknown, SettleSend.WasSent) =>
            Owing(send, SendStates.Sent, now) with { SentAt = send.StateAt, DecidedBy = settled.SettledBy, Code = "settled", Reason = settled.Reason },
        (SendStates.Unknown, SettleSend.WasNotSent) =>
            Owing(send, SendStates.Failed, now) with { DecidedBy = settled.SettledBy, Code = "settled", Reason = $"{settled.SettledBy} settled that it was not sent: {settled.Reason}" },
        _ => null,
    };

    /// <summary>The event is out: nothing is owed any more, unless the row has changed since.</summary>
    public static EmailSend? Done(EmailSend send, long announcedVersion) =>
        send.Version == announcedVersion ? send with { Due = null, DueAt = null } : null;

    static EmailSend Owing(EmailSend send, string state, DateTimeOffset now) =>
        send with { State = state, StateAt = now, Due = EmailSend.IsDue, DueAt = now, SendingUntil = null };
}
