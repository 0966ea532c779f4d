using JadaReferral.Mailer.Stores;
using Microsoft.Extensions.Options;

namespace JadaReferral.Mailer.Sending;

/// <summary>Once a day, and at start, drops copies of sent mails that are older than we keep them.</summary>
sealed partial class ArchiveRetention(MailArchive archive, IOptions<MailerOptions> options, TimeProvider clock, ILogger<ArchiveRetention> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var daily = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        do
        {
            try
            {
                var dropped = await archive.DropSent(clock.GetUtcNow() - TimeSpan.FromDays(options.Value.ArchiveDays), stoppingToken);
                if (dropped > 0)
                    Log.Dropped(logger, dropped, options.Value.ArchiveDays);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, failure);
            }
        }
        while (await daily.WaitForNextTickAsync(stoppingToken));
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Dropped {Count} copies of mails sent more than {Days} days ago")]
        public static partial void Dropped(ILogger logger, int count, int days);

        [LoggerMessage(LogLevel.Warning, "Could not drop old copies of sent mails; it is tried again tomorrow")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
