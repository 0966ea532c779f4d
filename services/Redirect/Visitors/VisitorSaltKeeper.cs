namespace JadaReferral.Redirect.Visitors;

/// <summary>Fetches the salts of today and, ahead of midnight, of tomorrow, and has those before yesterday deleted.</summary>
sealed partial class VisitorSaltKeeper(VisitorSalts salts, VisitorSaltStore store, TimeProvider time, ILogger<VisitorSaltKeeper> logger)
    : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    bool _failed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                await ShareAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    async Task ShareAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        try
        {
            foreach (var day in new[] { today, today.AddDays(1) })
            {
                if (salts.IsShared(day))
                    continue;
                salts.Share(day, await store.GetOrCreateAsync(day, salts.For(day), cancellationToken));
                await store.DeleteBeforeAsync(today.AddDays(-1), cancellationToken);
            }

            _failed = false;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            if (!_failed)
                Log.NotShared(logger, failure);
            _failed = true;
        }
    }

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The visitor salt cannot be shared for now; this instance recognizes repeated visits by its own")]
        public static partial void NotShared(ILogger logger, Exception exception);
    }
}
