using JadaReferral.Contracts.Emails;

namespace JadaReferral.Dashboard.Tasks;

/// <summary>What Mailer reports about approved emails.</summary>
static partial class CardRules
{
    /// <summary>SES accepted an email. The mail is gone whatever the card thought, so this always wins.</summary>
    public static CardChange? EmailSent(TaskCard card, EmailSent message, DateTimeOffset now)
    {
        if (Find(card, message.EmailId) is not { } email || email.State == EmailState.Sent)
            return null;

        var late = email.State == EmailState.Cancelling || email.ApprovalId != message.ApprovalId;
        var sent = email with
        {
            State = EmailState.Sent,
            ApprovalId = message.ApprovalId,
            ContentHash = message.ContentHash,
            SesMessageId = message.SesMessageId,
            SentAt = message.SentAt,
            Reason = late ? "It had left before it could be stopped." : null,
        };
        return new CardChange(Told(With(card, sent), Mailer, now, $"sent {message.EmailId}."));
    }

    /// <summary>An approved email was not sent, or nobody knows.</summary>
    public static CardChange? EmailFailed(TaskCard card, EmailFailed message, DateTimeOffset now)
    {
        var state = message.Outcome == EmailState.Unknown ? EmailState.Unknown : EmailState.Failed;
        if (Find(card, message.EmailId) is not { } email || email.ApprovalId != message.ApprovalId || email.State is EmailState.Sent || email.State == state)
            return null;

        var what = state == EmailState.Unknown ? "does not know whether it sent" : "did not send";
        return new CardChange(Told(
            With(card, email with { State = state, Reason = message.Reason }), Mailer, now, $"{what} {message.EmailId}: {message.Reason}"));
    }

    /// <summary>An approval was undone in time.</summary>
    public static CardChange? EmailCancelled(TaskCard card, EmailCancelled message, DateTimeOffset now)
    {
        if (Find(card, message.EmailId) is not { State: EmailState.Cancelling or EmailState.Approved } email || email.ApprovalId != message.ApprovalId)
            return null;

        // An edit came meanwhile: there is nothing left to approve. Otherwise the same content can be approved again.
        var undone = email.IsVoided
            ? Undecided(email) with { KnownVersion = email.KnownVersion, Reason = email.Reason }
            : email with
            {
                State = EmailState.Ready,
                ApprovalId = null,
                ApprovedBy = null,
                ApprovedAt = null,
                NotBefore = null,
                Reason = $"{message.CancelledBy} cancelled its approval. It was not sent.",
            };
        return new CardChange(Told(With(card, undone), message.CancelledBy, now, $"cancelled {message.EmailId} in time: it was not sent."));
    }

    /// <summary>An approval could not be undone.</summary>
    public static CardChange? CancellationRefused(TaskCard card, CancellationRefused message, DateTimeOffset now) =>
        Find(card, message.EmailId) is { State: EmailState.Cancelling } email && email.ApprovalId == message.ApprovalId
            ? new CardChange(Told(
                With(card, email with { State = EmailState.Approved, IsVoided = false, Reason = message.Reason }), Mailer, now, $"could not cancel {message.EmailId}: {message.Reason}"))
            : null;

    /// <summary>What became of an email after it left. Reports come twice and in any order; the weightiest stays.</summary>
    public static CardChange? Feedback(TaskCard card, MailFeedback feedback, DateTimeOffset now)
    {
        if (Find(card, feedback.EmailId) is not { } email
            || (email.ApprovalId is { } approval && approval != feedback.ApprovalId)
            || MailFeedback.Weight(feedback.Kind) <= MailFeedback.Weight(email.Feedback))
        {
            return null;
        }
        var told = email with { Feedback = feedback.Kind, FeedbackAt = feedback.OccurredAt };
        return new CardChange(Told(With(card, told), Mailer, now, $"heard of {feedback.EmailId}: {feedback.Sentence}"));
    }
}

/// <summary>A report about an email that left.</summary>
/// <param name="Kind">One of the constants.</param>
/// <param name="Sentence">What to tell people.</param>
sealed record MailFeedback(string EmailId, Guid ApprovalId, string Kind, DateTimeOffset OccurredAt, string Sentence)
{
    public const string Delayed = "delayed";
    public const string Delivered = "delivered";
    public const string Bounced = "bounced";
    public const string Complained = "complained";

    public static int Weight(string? kind) => kind switch
    {
        Delayed => 1,
        Delivered => 2,
        Bounced => 3,
        Complained => 4,
        _ => 0,
    };
}
