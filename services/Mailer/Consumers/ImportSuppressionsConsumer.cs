using System.Net.Mail;
using JadaReferral.Contracts.Emails;
using JadaReferral.Mailer.Stores;
using MassTransit;

namespace JadaReferral.Mailer.Consumers;

/// <summary>Takes over a suppression list; what is on ours already stays as it is.</summary>
sealed class ImportSuppressionsConsumer(SuppressionStore suppressions) : IConsumer<ImportSuppressions>
{
    public async Task Consume(ConsumeContext<ImportSuppressions> context)
    {
        var (added, there) = (0, 0);
        var refused = new List<string>();
        foreach (var entry in context.Message.Entries)
        {
            if (!MailAddress.TryCreate(entry.Address, out var address))
                refused.Add($"“{entry.Address}” is no mail address.");
            else if (await suppressions.Add(entry with { Address = address.Address }, context.CancellationToken))
                added++;
            else
                there++;
        }

        await context.RespondAsync(new SuppressionsImported { Added = added, AlreadyThere = there, Refused = refused });
    }
}
