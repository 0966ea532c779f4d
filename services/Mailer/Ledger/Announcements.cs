using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Mailer.Ledger;

/// <summary>The event that tells what became of a send.</summary>
static class Announcements
{
    /// <summary>The event that a row owes; null while there is nothing to tell.</summary>
    public static object? Of(EmailSend send) => send.State switch
    {
        SendStates.Sent => new EmailSent
        {
            ApprovalId = send.ApprovalId,
            CardId = send.CardId,
            EmailId = send.EmailId,
            Vendor = send.Vendor,
            ContentHash = send.ContentHash,
            SesMessageId = send.SesMessageId,
            SentAt = send.SentAt ?? send.StateAt,
        },
        SendStates.Failed or SendStates.Unknown => new EmailFailed
        {
            ApprovalId = send.ApprovalId,
            CardId = send.CardId,
            EmailId = send.EmailId,
            Vendor = send.Vendor,
            ContentHash = send.ContentHash,
            Outcome = send.State,
            Code = send.Code ?? send.State,
            Reason = send.Reason ?? "No reason was kept.",
            FailedAt = send.StateAt,
        },
        SendStates.Cancelled => new EmailCancelled
        {
            ApprovalId = send.ApprovalId,
            CardId = send.CardId,
            EmailId = send.EmailId,
            Vendor = send.Vendor,
            ContentHash = send.ContentHash,
            CancelledBy = send.DecidedBy ?? "somebody",
            CancelledAt = send.StateAt,
        },
        _ => null,
    };
}
