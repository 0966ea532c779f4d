using JadaReferral.Contracts.Emails;
using JadaReferral.Dashboard.Tasks;
using MassTransit;

namespace JadaReferral.Dashboard.Consumers;

/// <summary>Tells the card. The card's conditional write is the commit point; a second delivery finds the card told and changes nothing.</summary>
sealed class EmailFailedConsumer(TaskStore tasks, TimeProvider clock, ILogger<EmailFailedConsumer> logger) : IConsumer<EmailFailed>
{
    public async Task Consume(ConsumeContext<EmailFailed> context)
    {
        var message = context.Message;
        if (!await tasks.Apply(message.CardId, card => CardRules.EmailFailed(card, message, clock.GetUtcNow()), context.CancellationToken))
            CardMessages.NoSuchCard(logger, nameof(EmailFailed), message.CardId);
    }
}
