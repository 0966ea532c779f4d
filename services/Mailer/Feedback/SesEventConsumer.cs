using System.Text.Json;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Mailer.Ledger;
using JadaReferral.Mailer.Sending;
using JadaReferral.Mailer.Stores;
using MassTransit;

namespace JadaReferral.Mailer.Feedback;

/// <summary>
/// Follows a mail after SES took it. Suppresses first, then writes the ledger, then tells: each step can be repeated, so a second delivery
/// after a crash anywhere ends the same. An event that nobody can place is kept and counted, not an error.
/// </summary>
sealed partial class SesEventConsumer(
    SendLedger ledger, Suppressor suppressor, MailArchive archive, SendSignal signal, MailerMetrics metrics, TimeProvider clock, ILogger<SesEventConsumer> logger)
    : IConsumer<SesEvent>
{
    public async Task Consume(ConsumeContext<SesEvent> context)
    {
        var sesEvent = context.Message;
        var now = clock.GetUtcNow();
        var feedback = SesEventReading.Of(sesEvent, now);
        metrics.CountFeedback(feedback.Kind);

        var send = feedback.ApprovalId is { } approval ? await ledger.Find(approval, context.CancellationToken) : null;
        await Suppress(feedback, send, context);
        if (feedback.Kind is FeedbackKind.Unknown or FeedbackKind.NotAskedFor || send is null)
        {
            await Keep(sesEvent, context);
            return;
        }

        send = await ledger.Change(send.ApprovalId, present => FeedbackTransitions.Apply(present, feedback, now), context.CancellationToken) ?? send;
        foreach (var told in FeedbackEvents.Of(send, feedback))
            await context.Publish(told, told.GetType());
        signal.Raise();
    }

    /// <summary>A permanent bounce or a complaint ends all mail to the address, whether or not we know the send.</summary>
    async Task Suppress(SesEventReading feedback, EmailSend? send, ConsumeContext<SesEvent> context)
    {
        var reason = feedback switch
        {
            { Kind: FeedbackKind.Complained } => SuppressionReasons.Complained,
            { Kind: FeedbackKind.Bounced, Permanent: true } => SuppressionReasons.Bounced,
            _ => null,
        };
        if (reason is null)
            return;

        foreach (var recipient in feedback.Recipients)
        {
            var suppression = new Suppression
            {
                Address = recipient,
                Reason = reason,
                Since = feedback.OccurredAt,
                Detail = feedback.Diagnostic ?? feedback.Type,
                ApprovalId = send?.ApprovalId,
                Vendor = send?.Vendor,
            };
            await suppressor.Suppress(suppression, context, context.CancellationToken);
        }
    }

    async Task Keep(SesEvent sesEvent, ConsumeContext<SesEvent> context)
    {
        var id = sesEvent.Id ?? context.MessageId?.ToString() ?? Guid.NewGuid().ToString();
        Log.NotPlaced(logger, sesEvent.DetailType ?? "no type", id);
        await archive.KeepEvent(id, JsonSerializer.Serialize(sesEvent), context.CancellationToken);
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "An SES event of type “{Type}” belongs to no send of ours; kept as {Id}")]
        public static partial void NotPlaced(ILogger logger, string type, string id);
    }
}
