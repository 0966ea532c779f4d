using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Mailer.Ledger;
using JadaReferral.Mailer.Stores;
using MassTransit;
using Microsoft.Extensions.Options;

namespace JadaReferral.Mailer.Sending;

/// <summary>Works through what is due in the ledger, again and again: what waits for its time, its turn, the quota or the channel waits there.</summary>
sealed partial class SendLoop(
    SendLedger ledger, ChannelStore channels, Sender sender, SendSignal signal, IBus bus, IOptions<MailerOptions> options, TimeProvider clock, ILogger<SendLoop> logger)
    : BackgroundService
{
    long _toldVersion;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Pass(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log.PassFailed(logger, failure);
            }

            await signal.Wait(options.Value.Poll, stoppingToken);
        }
    }

    /// <summary>Looks at every outstanding approval once.</summary>
    internal async Task Pass(CancellationToken cancellationToken)
    {
        var channel = await channels.Get(cancellationToken);
        await Tell(channel, cancellationToken);

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(await ledger.Outstanding(cancellationToken), parallel, async (approvalId, token) =>
        {
            try
            {
                await sender.Work(approvalId, token);
            }
            catch (Exception failure) when (!token.IsCancellationRequested)
            {
                Log.WorkFailed(logger, approvalId, failure);
            }
        });
    }

    /// <summary>Publishes the channel when it has changed, and once after every start: whoever missed an event hears of it then.</summary>
    async Task Tell(MailChannel channel, CancellationToken cancellationToken)
    {
        if (channel.ParkedUntil <= clock.GetUtcNow())
            channel = await channels.Park(until: null, reason: null, cancellationToken);
        if (channel.Version == _toldVersion)
            return;
        await bus.Publish(new MailChannelChanged { Channel = channel }, cancellationToken);
        _toldVersion = channel.Version;
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Looking for due mails failed; it is tried again")]
        public static partial void PassFailed(ILogger logger, Exception failure);

        [LoggerMessage(LogLevel.Error, "Work on approval {Approval} failed; the ledger decides what happens next")]
        public static partial void WorkFailed(ILogger logger, Guid approval, Exception failure);
    }
}
