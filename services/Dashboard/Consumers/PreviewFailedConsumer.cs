using JadaReferral.Contracts.Emails;
using JadaReferral.Dashboard.Tasks;
using MassTransit;

namespace JadaReferral.Dashboard.Consumers;

/// <summary>Tells the card. The card's conditional write is the commit point; a second delivery finds the card told and changes nothing.</summary>
sealed class PreviewFailedConsumer(TaskStore tasks, TimeProvider clock, ILogger<PreviewFailedConsumer> logger) : IConsumer<PreviewFailed>
{
    public async Task Consume(ConsumeContext<PreviewFailed> context)
    {
        var message = context.Message;
        if (!await tasks.Apply(message.CardId, card => CardRules.PreviewFailed(card, message, clock.GetUtcNow()), context.CancellationToken))
            CardMessages.NoSuchCard(logger, nameof(PreviewFailed), message.CardId);
    }
}
