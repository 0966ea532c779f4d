using JadaReferral.Contracts.Emails;
using JadaReferral.Dashboard.Tasks;
using MassTransit;

namespace JadaReferral.Dashboard.Consumers;

/// <summary>Tells the card. SES reports twice and in any order: the card keeps the weightiest report.</summary>
sealed class EmailComplainedConsumer(TaskStore tasks, TimeProvider clock, ILogger<EmailComplainedConsumer> logger) : IConsumer<EmailComplained>
{
    public async Task Consume(ConsumeContext<EmailComplained> context)
    {
        var message = context.Message;
        var feedback = new MailFeedback(message.EmailId, message.ApprovalId, MailFeedback.Complained, message.OccurredAt, $"{message.Recipient} complained; the address gets no more mail.");
        if (!await tasks.Apply(message.CardId, card => CardRules.Feedback(card, feedback, clock.GetUtcNow()), context.CancellationToken))
            CardMessages.NoSuchCard(logger, nameof(EmailComplained), message.CardId);
    }
}
