using JadaReferral.Contracts.Emails;
using JadaReferral.Dashboard.Outreach;
using JadaReferral.Dashboard.Tasks;
using MassTransit;

namespace JadaReferral.Dashboard.Consumers;

/// <summary>
/// Tells the card, then the email's own item. Each write is the same when it is repeated, and the message is acknowledged after both,
/// so a crash between them is mended by the redelivery.
/// </summary>
sealed class EmailSentConsumer(TaskStore tasks, OutreachStore outreach, TimeProvider clock, ILogger<EmailSentConsumer> logger) : IConsumer<EmailSent>
{
    public async Task Consume(ConsumeContext<EmailSent> context)
    {
        var message = context.Message;
        if (!await tasks.Apply(message.CardId, card => CardRules.EmailSent(card, message, clock.GetUtcNow()), context.CancellationToken))
            CardMessages.NoSuchCard(logger, nameof(EmailSent), message.CardId);
        await outreach.MarkSent(message.EmailId, message.CardId, message.SentAt, context.CancellationToken);
    }
}
