using JadaReferral.Contracts.Clicks;
using MassTransit;

namespace JadaReferral.Clicks;

/// <summary>Keeps each click once. The batch is acknowledged when its clicks are stored and announced, see <see cref="ClickIntake"/>.</summary>
sealed class ClickRecordedConsumer(ClickIntake intake, TimeProvider clock) : IConsumer<Batch<ClickRecorded>>
{
    public Task Consume(ConsumeContext<Batch<ClickRecorded>> context) =>
        intake.StoreAsync(
            [.. context.Message.Select(click => ClickRow.Of(click.Message))],
            ClicksStoredAnnouncement.Through(context, clock),
            context.CancellationToken);
}
