using JadaReferral.Contracts.Emails;
using JadaReferral.Dashboard.Tasks;
using MassTransit;

namespace JadaReferral.Dashboard.Consumers;

/// <summary>Tells the card. The card's conditional write is the commit point; a second delivery finds the card told and changes nothing.</summary>
sealed class PreviewPublishedConsumer(TaskStore tasks, TimeProvider clock, ILogger<PreviewPublishedConsumer> logger) : IConsumer<PreviewPublished>
{
    public async Task Consume(ConsumeContext<PreviewPublished> context)
    {
        var message = context.Message;
        if (!await tasks.Apply(message.CardId, card => CardRules.PreviewPublished(card, message, clock.GetUtcNow()), context.CancellationToken))
            CardMessages.NoSuchCard(logger, nameof(PreviewPublished), message.CardId);
    }
}
