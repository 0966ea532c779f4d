using JadaReferral.Contracts.Emails;
using JadaReferral.Dashboard.Tasks;
using MassTransit;

namespace JadaReferral.Dashboard.Consumers;

/// <summary>Tells the card. The card's conditional write is the commit point; a second delivery finds the card told and changes nothing.</summary>
sealed class EmailCancelledConsumer(TaskStore tasks, TimeProvider clock, ILogger<EmailCancelledConsumer> logger) : IConsumer<EmailCancelled>
{
    public async Task Consume(ConsumeContext<EmailCancelled> context)
    {
        var message = context.Message;
        if (!await tasks.Apply(message.CardId, card => CardRules.EmailCancelled(card, message, clock.GetUtcNow()), context.CancellationToken))
            CardMessages.NoSuchCard(logger, nameof(EmailCancelled), message.CardId);
    }
}
