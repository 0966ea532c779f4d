using JadaReferral.Contracts.Emails;
using JadaReferral.Dashboard.Tasks;
using MassTransit;

namespace JadaReferral.Dashboard.Consumers;

/// <summary>Tells the card, which keeps the first and the last time of each source: a second delivery changes nothing.</summary>
sealed class EmailOpenedConsumer(TaskStore tasks, TimeProvider clock, ILogger<EmailOpenedConsumer> logger) : IConsumer<EmailOpened>
{
    public async Task Consume(ConsumeContext<EmailOpened> context)
    {
        var message = context.Message;
        if (!await tasks.Apply(message.CardId, card => CardRules.EmailOpened(card, message, clock.GetUtcNow()), context.CancellationToken))
            CardMessages.NoSuchCard(logger, nameof(EmailOpened), message.CardId);
    }
}
