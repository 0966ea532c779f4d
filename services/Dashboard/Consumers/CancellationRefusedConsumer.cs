using JadaReferral.Contracts.Emails;
using JadaReferral.Dashboard.Tasks;
using MassTransit;

namespace JadaReferral.Dashboard.Consumers;

/// <summary>Tells the card. The card's conditional write is the commit point; a second delivery finds the card told and changes nothing.</summary>
sealed class CancellationRefusedConsumer(TaskStore tasks, TimeProvider clock, ILogger<CancellationRefusedConsumer> logger) : IConsumer<CancellationRefused>
{
    public async Task Consume(ConsumeContext<CancellationRefused> context)
    {
        var message = context.Message;
        if (!await tasks.Apply(message.CardId, card => CardRules.CancellationRefused(card, message, clock.GetUtcNow()), context.CancellationToken))
            CardMessages.NoSuchCard(logger, nameof(CancellationRefused), message.CardId);
    }
}
