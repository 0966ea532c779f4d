using JadaReferral.Contracts.Emails;
using JadaReferral.Dashboard.Tasks;
using MassTransit;

namespace JadaReferral.Dashboard.Consumers;

/// <summary>Tells the card. SES reports twice and in any order: the card keeps the weightiest report.</summary>
sealed class EmailDeliveredConsumer(TaskStore tasks, TimeProvider clock, ILogger<EmailDeliveredConsumer> logger) : IConsumer<EmailDelivered>
{
    public async Task Consume(ConsumeContext<EmailDelivered> context)
    {
        var message = context.Message;
        var feedback = new MailFeedback(message.EmailId, message.ApprovalId, MailFeedback.Delivered, message.OccurredAt, $"delivered to {message.Recipient}.");
        if (!await tasks.Apply(message.CardId, card => CardRules.Feedback(card, feedback, clock.GetUtcNow()), context.CancellationToken))
            CardMessages.NoSuchCard(logger, nameof(EmailDelivered), message.CardId);
    }
}
