namespace JadaReferral.Redirect.Journal;

/// <summary>
/// Keeps room ahead of the writers, deletes what is published, and says, once a minute while it lasts, that clicks are being lost.
/// </summary>
sealed partial class JournalKeeper(ClickJournal journal, TimeProvider time, ILogger<JournalKeeper> logger) : BackgroundService
{
    // A segment takes more than a second to fill at the highest rate that Kestrel answers, so looking this often always finds a free one ready.
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan ReportEvery = TimeSpan.FromMinutes(1);

    long _reportedLost;
    DateTimeOffset _nextReport = DateTimeOffset.MinValue;
    bool _diskRefuses;

    /// <summary>The disk does not let the journal grow.</summary>
    public bool DiskRefuses => Volatile.Read(ref _diskRefuses);

    /// <summary>When a click was last lost, as far as this has noticed.</summary>
    public DateTimeOffset? LastLoss { get; private set; }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (journal.Recovered > 0)
            Log.Resuming(logger, journal.Recovered);
        if (journal.Damaged > 0)
            Log.DamagedRecords(logger, journal.Damaged);
        if (journal.SetAside > 0)
            Log.SetAside(logger, journal.SetAside);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                Maintain();
                ReportLosses();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            ReportLosses();
        }
    }

    void Maintain()
    {
        try
        {
            journal.Maintain();
            _diskRefuses = false;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            if (!_diskRefuses)
                Log.DiskRefused(logger, refused);
            _diskRefuses = true;
        }
    }

    void ReportLosses()
    {
        var lost = journal.Lost;
        if (lost == _reportedLost)
            return;

        var now = time.GetUtcNow();
        LastLoss = now;
        if (now < _nextReport)
            return;

        Log.Losing(logger, lost - _reportedLost, lost, journal.Backlog);
        _reportedLost = lost;
        _nextReport = now + ReportEvery;
    }

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{Pending} clicks of an earlier process are in the journal and will be published")]
        public static partial void Resuming(ILogger logger, int pending);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "{Damaged} records of the journal are damaged and were passed over")]
        public static partial void DamagedRecords(ILogger logger, int damaged);

        [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "{Files} files of the journal folder could not be read as segments, or come from a newer version; they stay where they are")]
        public static partial void SetAside(ILogger logger, int files);

        [LoggerMessage(EventId = 4, Level = LogLevel.Error, Message = "The journal cannot grow on this disk; clicks are lost once it is full")]
        public static partial void DiskRefused(ILogger logger, Exception exception);

        [LoggerMessage(EventId = 5, Level = LogLevel.Error, Message = "The journal is full: {Lost} clicks were answered but not recorded since the last report, {LostInAll} since the start; {Backlog} wait for the broker")]
        public static partial void Losing(ILogger logger, long lost, long lostInAll, long backlog);
    }
}
