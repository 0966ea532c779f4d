using JadaReferral.Contracts.Emails;
using JadaReferral.Dashboard.Tasks;
using MassTransit;

namespace JadaReferral.Dashboard.Consumers;

/// <summary>Tells the card. The card's conditional write is the commit point; a second delivery finds the card told and changes nothing.</summary>
sealed class PreviewInvalidatedConsumer(TaskStore tasks, ILogger<PreviewInvalidatedConsumer> logger) : IConsumer<PreviewInvalidated>
{
    public async Task Consume(ConsumeContext<PreviewInvalidated> context)
    {
        var message = context.Message;
        if (!await tasks.Apply(message.CardId, card => CardRules.PreviewInvalidated(card, message), context.CancellationToken))
            CardMessages.NoSuchCard(logger, nameof(PreviewInvalidated), message.CardId);
    }
}
