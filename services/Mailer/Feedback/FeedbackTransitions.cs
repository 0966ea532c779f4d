using JadaReferral.Contracts.ReadModels;
using JadaReferral.Mailer.Ledger;

namespace JadaReferral.Mailer.Feedback;

/// <summary>
/// What an SES event does to a send's row. Only ever adds: the earliest time of each kind stays, so that events which come twice, late or in
/// any order end in one row. Any event about a mail proves that SES had it.
/// </summary>
static class FeedbackTransitions
{
    public static EmailSend? Apply(EmailSend send, SesEventReading feedback, DateTimeOffset now)
    {
        if (feedback.Kind is FeedbackKind.Rejected or FeedbackKind.RenderingFailed)
            return Reject(send, feedback, now);

        // A mail that SES took and rejected afterwards stays rejected: the Sent event may come later than the rejection.
        var wasRejected = send is { State: SendStates.Failed, Code: "rejected" };
        var known = feedback.Kind is FeedbackKind.Unknown || wasRejected
            ? send
            : SendTransitions.Accept(send, feedback.MessageId, send.SentAt ?? feedback.OccurredAt, now) ?? send;
        return feedback.Kind switch
        {
            FeedbackKind.Delayed => known with { DelayedAt = Earliest(known.DelayedAt, feedback.OccurredAt) },
            FeedbackKind.Delivered => known with { DeliveredAt = Earliest(known.DeliveredAt, feedback.OccurredAt) },
            FeedbackKind.Bounced => known with { BouncedAt = Earliest(known.BouncedAt, feedback.OccurredAt) },
            FeedbackKind.Complained => known with { ComplainedAt = Earliest(known.ComplainedAt, feedback.OccurredAt) },
            _ => known,
        };
    }

    /// <summary>SES took the mail and then did not send it, e.g. because it found a virus.</summary>
    static EmailSend? Reject(EmailSend send, SesEventReading feedback, DateTimeOffset now) =>
        send is { State: SendStates.Failed, Code: "rejected" }
            ? null
            : send with
            {
                State = SendStates.Failed,
                StateAt = now,
                Due = EmailSend.IsDue,
                DueAt = now,
                SendingUntil = null,
                SesMessageId = send.SesMessageId ?? feedback.MessageId,
                Code = "rejected",
                Reason = $"SES took the mail but did not send it: {feedback.Type ?? "it gave no reason"}.",
            };

    static DateTimeOffset Earliest(DateTimeOffset? known, DateTimeOffset occurred) => known < occurred ? known.Value : occurred;
}
