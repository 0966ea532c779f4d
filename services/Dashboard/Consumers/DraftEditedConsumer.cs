using JadaReferral.Contracts.Emails;
using JadaReferral.Dashboard.Outreach;
using MassTransit;

namespace JadaReferral.Dashboard.Consumers;

/// <summary>Makes good what an editor's process may not have lived to do. Everything in it is the same when it is repeated.</summary>
sealed class DraftEditedConsumer(EditFollower follower) : IConsumer<DraftEdited>
{
    public Task Consume(ConsumeContext<DraftEdited> context) => follower.Follow(context.Message, context.CancellationToken);
}
