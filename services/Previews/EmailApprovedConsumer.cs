using JadaReferral.Contracts.Emails;
using JadaReferral.Previews.Stores;
using MassTransit;

namespace JadaReferral.Previews;

/// <summary>Remembers what was approved, so that the next preview of the email can show what has changed since.</summary>
sealed class EmailApprovedConsumer(PreviewStore previews) : IConsumer<EmailApproved>
{
    public Task Consume(ConsumeContext<EmailApproved> context)
    {
        var approved = context.Message;
        return previews.RememberApproved(
            new LastApproved(approved.EmailId, approved.ContentHash, approved.DraftVersion, approved.ApprovedAt), context.CancellationToken);
    }
}
