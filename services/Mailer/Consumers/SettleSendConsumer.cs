using JadaReferral.Contracts.Emails;
using JadaReferral.Mailer.Ledger;
using JadaReferral.Mailer.Sending;
using MassTransit;

namespace JadaReferral.Mailer.Consumers;

/// <summary>Takes a person's word for what became of a send that is unknown.</summary>
sealed partial class SettleSendConsumer(SendLedger ledger, SendSignal signal, TimeProvider clock, ILogger<SettleSendConsumer> logger) : IConsumer<SettleSend>
{
    public async Task Consume(ConsumeContext<SettleSend> context)
    {
        var settled = context.Message;
        var send = await ledger.Change(settled.ApprovalId, present => SendTransitions.Settle(present, settled, clock.GetUtcNow()), context.CancellationToken);
        Log.Settled(logger, settled.ApprovalId, settled.Outcome, settled.SettledBy, send?.State ?? "not in the ledger");
        signal.Raise();
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Approval {Approval} settled as {Outcome} by {Person}; it is now {State}")]
        public static partial void Settled(ILogger logger, Guid approval, string outcome, string person, string state);
    }
}
