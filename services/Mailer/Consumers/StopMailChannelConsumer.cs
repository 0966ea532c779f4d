using JadaReferral.Contracts.Emails;
using JadaReferral.Mailer.Sending;
using JadaReferral.Mailer.Stores;
using MassTransit;

namespace JadaReferral.Mailer.Consumers;

/// <summary>The kill switch.</summary>
sealed class StopMailChannelConsumer(ChannelStore channel, SendSignal signal) : IConsumer<StopMailChannel>
{
    public async Task Consume(ConsumeContext<StopMailChannel> context)
    {
        var stop = context.Message;
        await channel.Stop(stop.RequestedBy, stop.Reason, stop.RequestedAt, context.CancellationToken);
        signal.Raise();
    }
}
