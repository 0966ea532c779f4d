using JadaReferral.Contracts.ReadModels;
using JadaReferral.Mailer.Ledger;

namespace JadaReferral.Mailer.Feedback;

/// <summary>
/// What an SES event does to a send's row. Only ever adds: the earliest time of each kind stays, so that events which come twice, late or in
/// any order end in one row. Any event about a mail proves that SES had it.
/// </summary>
static class FeedbackTransitions
{
    /// <summary>Code of a send that SES rejected after taking it.</summary>
    const string Rejected = "rejected";

    public static EmailSend? Apply(EmailSend send, SesEventReading feedback, DateTimeOffset now)
    {
        if (feedback.Kind is FeedbackKind.Unknown)
            return null;

        var known = Accepted(send, feedback, now) with { SentAt = Earliest(send.SentAt, feedback.AcceptedAt) };
        return feedback.Kind switch
        {
            FeedbackKind.Delayed => known with { DelayedAt = Earliest(known.DelayedAt, feedback.OccurredAt) },
            FeedbackKind.Delivered => known with { DeliveredAt = Earliest(known.DeliveredAt, feedback.OccurredAt) },
            FeedbackKind.Bounced => known with { BouncedAt = Earliest(known.BouncedAt, feedback.OccurredAt) },
            FeedbackKind.Complained => known with { ComplainedAt = Earliest(known.ComplainedAt, feedback.OccurredAt) },
            _ => known,
        };
    }

    /// <summary>A rejection after acceptance is final, whether the Sent event comes before or after it.</summary>
    static EmailSend Accepted(EmailSend send, SesEventReading feedback, DateTimeOffset now)
    {
        if (send is { State: SendStates.Failed, Code: Rejected })
            return send;
        return feedback.Kind is FeedbackKind.Rejected or FeedbackKind.RenderingFailed
            ? Reject(send, feedback, now)
            : SendTransitions.Accept(send, feedback.MessageId, feedback.AcceptedAt, now) ?? send;
    }

    /// <summary>SES took the mail and then did not send it, e.g. because it found a virus.</summary>
    static EmailSend Reject(EmailSend send, SesEventReading feedback, DateTimeOffset now) => send with
    {
        State = SendStates.Failed,
        StateAt = now,
        Due = EmailSend.IsDue,
        DueAt = now,
        SendingUntil = null,
        SesMessageId = send.SesMessageId ?? feedback.MessageId,
        Code = Rejected,
        Reason = $"SES took the mail but did not send it: {feedback.Type ?? "it gave no reason"}.",
    };

    static DateTimeOffset Earliest(DateTimeOffset? known, DateTimeOffset occurred) => known < occurred ? known.Value : occurred;
}
