using JadaReferral.Contracts.Emails;
using JadaReferral.Dashboard.Tasks;
using MassTransit;

namespace JadaReferral.Dashboard.Consumers;

/// <summary>Tells the card. The card's conditional write is the commit point; a second delivery finds the card told and changes nothing.</summary>
sealed class PreviewRolledBackConsumer(TaskStore tasks, TimeProvider clock, ILogger<PreviewRolledBackConsumer> logger) : IConsumer<PreviewRolledBack>
{
    public async Task Consume(ConsumeContext<PreviewRolledBack> context)
    {
        var message = context.Message;
        if (!await tasks.Apply(message.CardId, card => CardRules.PreviewRolledBack(card, message, clock.GetUtcNow()), context.CancellationToken))
            CardMessages.NoSuchCard(logger, nameof(PreviewRolledBack), message.CardId);
    }
}
