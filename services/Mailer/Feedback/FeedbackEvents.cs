using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Mailer.Feedback;

/// <summary>The events that tell others of feedback.</summary>
static class FeedbackEvents
{
    /// <summary>One event for each recipient; none where the send's own state says it all.</summary>
    public static IEnumerable<object> Of(EmailSend send, SesEventReading feedback)
    {
        foreach (var recipient in feedback.Recipients)
        {
            object? told = feedback.Kind switch
            {
                FeedbackKind.Delivered => new EmailDelivered
                {
                    ApprovalId = send.ApprovalId,
                    CardId = send.CardId,
                    EmailId = send.EmailId,
                    Vendor = send.Vendor,
                    SesMessageId = feedback.MessageId ?? "",
                    Recipient = recipient,
                    OccurredAt = feedback.OccurredAt,
                    SmtpResponse = feedback.Diagnostic,
                },
                FeedbackKind.Delayed => new EmailDelayed
                {
                    ApprovalId = send.ApprovalId,
                    CardId = send.CardId,
                    EmailId = send.EmailId,
                    Vendor = send.Vendor,
                    SesMessageId = feedback.MessageId ?? "",
                    Recipient = recipient,
                    OccurredAt = feedback.OccurredAt,
                    DelayType = feedback.Type ?? "Undetermined",
                    Diagnostic = feedback.Diagnostic,
                    ExpiresAt = feedback.ExpiresAt,
                },
                FeedbackKind.Bounced => new EmailBounced
                {
                    ApprovalId = send.ApprovalId,
                    CardId = send.CardId,
                    EmailId = send.EmailId,
                    Vendor = send.Vendor,
                    SesMessageId = feedback.MessageId ?? "",
                    Recipient = recipient,
                    OccurredAt = feedback.OccurredAt,
                    Permanent = feedback.Permanent,
                    BounceType = feedback.Type ?? "Undetermined/Undetermined",
                    Diagnostic = feedback.Diagnostic,
                },
                FeedbackKind.Complained => new EmailComplained
                {
                    ApprovalId = send.ApprovalId,
                    CardId = send.CardId,
                    EmailId = send.EmailId,
                    Vendor = send.Vendor,
                    SesMessageId = feedback.MessageId ?? "",
                    Recipient = recipient,
                    OccurredAt = feedback.OccurredAt,
                    ComplaintType = feedback.Type,
                },
                _ => null,
            };
            if (told is not null)
                yield return told;
        }
    }
}
