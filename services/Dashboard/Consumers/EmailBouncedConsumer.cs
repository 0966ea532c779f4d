using JadaReferral.Contracts.Emails;
using JadaReferral.Dashboard.Tasks;
using MassTransit;

namespace JadaReferral.Dashboard.Consumers;

/// <summary>Tells the card. SES reports twice and in any order: the card keeps the weightiest report.</summary>
sealed class EmailBouncedConsumer(TaskStore tasks, TimeProvider clock, ILogger<EmailBouncedConsumer> logger) : IConsumer<EmailBounced>
{
    public async Task Consume(ConsumeContext<EmailBounced> context)
    {
        var message = context.Message;
        var feedback = new MailFeedback(message.EmailId, message.ApprovalId, MailFeedback.Bounced, message.OccurredAt, $"bounced ({message.BounceType}){(message.Permanent ? "; the address gets no more mail" : "")}.");
        if (!await tasks.Apply(message.CardId, card => CardRules.Feedback(card, feedback, clock.GetUtcNow()), context.CancellationToken))
            CardMessages.NoSuchCard(logger, nameof(EmailBounced), message.CardId);
    }
}
