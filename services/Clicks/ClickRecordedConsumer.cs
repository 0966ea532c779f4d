using JadaReferral.Contracts.Clicks;
using MassTransit;

namespace JadaReferral.Clicks;

/// <summary>Keeps each click once. The batch is acknowledged when its clicks are stored and announced, see <see cref="ClickIntake"/>.</summary>
/// <remarks>Announces through the bus: what is published through a message's context and fails, fails the message, though it is published again.</remarks>
sealed class ClickRecordedConsumer(ClickIntake intake, IBus bus, TimeProvider clock) : IConsumer<Batch<ClickRecorded>>
{
    public Task Consume(ConsumeContext<Batch<ClickRecorded>> context) =>
        intake.StoreAsync(
            [.. context.Message.Select(click => ClickRow.Of(click.Message))],
            ClicksStoredAnnouncement.Through(bus, clock),
            context.CancellationToken);
}
