using Microsoft.Extensions.Options;

namespace JadaReferral.Redirect.Vendors;

/// <summary>
/// Fills the directory: from the copy on disk before the first request, from the table as soon as it answers and every
/// <see cref="RedirectOptions.RefreshEvery"/> from then on.
/// </summary>
sealed partial class VendorRefresher(
    VendorDirectory directory,
    VendorStore store,
    VendorCopy copy,
    IOptions<RedirectOptions> options,
    TimeProvider time,
    ILogger<VendorRefresher> logger) : BackgroundService
{
    /// <summary>How long the start waits for the table when there is a copy to work with, and between two tries.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    bool _failed;
    bool _told;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var vendor in copy.Read())
            directory.Apply(vendor);
        using (var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
        {
            patience.CancelAfter(Patience);
            await RefreshAsync(patience.Token, cancellationToken);
        }

        Log.Serving(logger, directory.Count, _failed);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(_failed ? Patience : options.Value.RefreshEvery, time, stoppingToken);
                await RefreshAsync(stoppingToken, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    async Task RefreshAsync(CancellationToken attempt, CancellationToken stopping)
    {
        try
        {
            var begun = time.GetUtcNow();
            var vendors = await store.ReadAllAsync(attempt);
            if (vendors is { Vendors.Count: 0, Unreadable.Count: 0 } && directory.Count > 0)
            {
                // Nobody deletes all vendors; a table that was just made again is the likelier reason.
                Log.EmptyTable(logger, directory.Count);
                return;
            }

            directory.Replace(vendors, begun);
            copy.Write(directory.All());
            if (_failed)
                Log.Refreshed(logger, directory.Count);
            _failed = _told = false;
        }
        catch (OperationCanceledException) when (attempt.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            Log.NotYetRead(logger, directory.Count, Patience.TotalSeconds);
            _failed = true;
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            if (!_told)
                Log.NotRefreshed(logger, directory.Count, failure);
            _failed = _told = true;
        }
    }

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Serving {Vendors} vendors (from the copy on disk: {FromCopy})")]
        public static partial void Serving(ILogger logger, int vendors, bool fromCopy);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "The vendors cannot be read; going on with the {Vendors} known ones")]
        public static partial void NotRefreshed(ILogger logger, int vendors, Exception exception);

        [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = "The vendors can be read again: {Vendors}")]
        public static partial void Refreshed(ILogger logger, int vendors);

        [LoggerMessage(EventId = 5, Level = LogLevel.Warning, Message = "The vendors were not read within {Seconds} s; starting with the {Vendors} known ones and asking again")]
        public static partial void NotYetRead(ILogger logger, int vendors, double seconds);

        [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "The table of vendors is empty; going on with the {Vendors} known ones")]
        public static partial void EmptyTable(ILogger logger, int vendors);
    }
}
