using JadaReferral.Contracts.Emails;
using JadaReferral.Mailer.Stores;
using MassTransit;

namespace JadaReferral.Mailer.Consumers;

/// <summary>Reads out the suppression list.</summary>
sealed class ExportSuppressionsConsumer(SuppressionStore suppressions) : IConsumer<ExportSuppressions>
{
    public async Task Consume(ConsumeContext<ExportSuppressions> context)
    {
        var (entries, next) = await suppressions.Page(context.Message.After, context.CancellationToken);
        await context.RespondAsync(new SuppressionsExported { Entries = entries, Next = next });
    }
}
