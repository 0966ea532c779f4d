using JadaReferral.Contracts.Emails;
using JadaReferral.Previews.Publishing;
using MassTransit;

namespace JadaReferral.Previews;

/// <summary>When every try of a rollback has failed, the old page is shown again and the card is told; the request itself lies in the error queue.</summary>
sealed class PreviewRollbackRequestedFaultConsumer(PointerMover pointer, TimeProvider clock) : IConsumer<Fault<PreviewRollbackRequested>>
{
    public async Task Consume(ConsumeContext<Fault<PreviewRollbackRequested>> context)
    {
        var request = context.Message.Message;
        var cause = context.Message.Exceptions.FirstOrDefault()?.Message ?? "no reason was given";
        await pointer.MoveBack(request.RequestId, context.CancellationToken);
        await context.Publish(new PreviewFailed
        {
            RequestId = request.RequestId,
            CardId = request.CardId,
            PreviewVersion = request.PreviewVersion,
            FailedAt = clock.GetUtcNow(),
            Reason = $"The rollback could not be done, even after several tries ({cause}). Try again later; the request is kept in the error queue.",
        });
    }
}
