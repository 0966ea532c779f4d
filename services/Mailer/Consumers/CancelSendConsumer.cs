using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Mailer.Ledger;
using JadaReferral.Mailer.Sending;
using MassTransit;

namespace JadaReferral.Mailer.Consumers;

/// <summary>Undoes an approval whose mail has not left. It may overtake the approval: then it leaves a row that keeps the mail from being sent.</summary>
sealed class CancelSendConsumer(SendLedger ledger, SendSignal signal, TimeProvider clock) : IConsumer<CancelSend>
{
    public async Task Consume(ConsumeContext<CancelSend> context)
    {
        var cancel = context.Message;
        var now = clock.GetUtcNow();
        await ledger.Open(SendTransitions.CancelBeforehand(cancel, now), context.CancellationToken);
        var send = await ledger.Change(cancel.ApprovalId, present => SendTransitions.Cancel(present, cancel.CancelledBy, now), context.CancellationToken);

        if (send is { State: SendStates.Cancelled })
        {
            signal.Raise();
            return;
        }

        await context.Publish(new CancellationRefused
        {
            ApprovalId = cancel.ApprovalId,
            CardId = cancel.CardId,
            EmailId = cancel.EmailId,
            Vendor = cancel.Vendor,
            CancelledBy = cancel.CancelledBy,
            State = send?.State ?? SendStates.Unknown,
            Reason = send?.State switch
            {
                SendStates.Sent => "It was sent already.",
                SendStates.Failed => "There is nothing to cancel: it had failed and will not be sent.",
                _ => "It was on its way to the mail service already.",
            },
            RefusedAt = now,
        });
    }
}
