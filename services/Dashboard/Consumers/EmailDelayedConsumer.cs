using JadaReferral.Contracts.Emails;
using JadaReferral.Dashboard.Tasks;
using MassTransit;

namespace JadaReferral.Dashboard.Consumers;

/// <summary>Tells the card. SES reports twice and in any order: the card keeps the weightiest report.</summary>
sealed class EmailDelayedConsumer(TaskStore tasks, TimeProvider clock, ILogger<EmailDelayedConsumer> logger) : IConsumer<EmailDelayed>
{
    public async Task Consume(ConsumeContext<EmailDelayed> context)
    {
        var message = context.Message;
        var feedback = new MailFeedback(message.EmailId, message.ApprovalId, MailFeedback.Delayed, message.OccurredAt, $"delayed ({message.DelayType}); SES goes on trying.");
        if (!await tasks.Apply(message.CardId, card => CardRules.Feedback(card, feedback, clock.GetUtcNow()), context.CancellationToken))
            CardMessages.NoSuchCard(logger, nameof(EmailDelayed), message.CardId);
    }
}
