using JadaReferral.Contracts.Emails;
using JadaReferral.Mailer.Ledger;
using JadaReferral.Mailer.Sending;
using MassTransit;

namespace JadaReferral.Mailer.Consumers;

/// <summary>Enters an approval into the ledger, where the send loop finds it. A second delivery finds its row and changes nothing.</summary>
sealed class EmailApprovedConsumer(SendLedger ledger, SendSignal signal, TimeProvider clock) : IConsumer<EmailApproved>
{
    public async Task Consume(ConsumeContext<EmailApproved> context)
    {
        await ledger.Open(SendTransitions.Approve(context.Message, clock.GetUtcNow()), context.CancellationToken);
        signal.Raise();
    }
}
