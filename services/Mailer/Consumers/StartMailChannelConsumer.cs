using JadaReferral.Contracts.Emails;
using JadaReferral.Mailer.Sending;
using JadaReferral.Mailer.Stores;
using MassTransit;

namespace JadaReferral.Mailer.Consumers;

/// <summary>Lets a stopped channel go on.</summary>
sealed class StartMailChannelConsumer(ChannelStore channel, SendSignal signal) : IConsumer<StartMailChannel>
{
    public async Task Consume(ConsumeContext<StartMailChannel> context)
    {
        var start = context.Message;
        await channel.Start(start.RequestedBy, start.Reason, start.RequestedAt, context.CancellationToken);
        signal.Raise();
    }
}
