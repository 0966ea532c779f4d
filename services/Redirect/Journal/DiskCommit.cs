namespace JadaReferral.Redirect.Journal;

/// <summary>
/// One flush for all who wait: whoever arrives while a flush runs is covered by the next one.
/// A flush that fails releases those who wait for it, because the guest is answered whatever the disk does; it is counted and shown.
/// </summary>
sealed partial class DiskCommit(ClickJournal journal, ILogger<DiskCommit> logger) : BackgroundService
{
    readonly SemaphoreSlim _wanted = new(0, 1);
    TaskCompletionSource _next = NewGroup();
    int _isWanted;
    long _failed;

    /// <summary>Flushes that the disk refused.</summary>
    public long Failed => Volatile.Read(ref _failed);

    /// <summary>Completes when every record that the caller committed before is on the disk, or the disk refused.</summary>
    public Task WhenOnDiskAsync()
    {
        var group = Volatile.Read(ref _next).Task;
        if (Interlocked.Exchange(ref _isWanted, 1) == 0)
            _wanted.Release();
        return group;
    }

    public override void Dispose()
    {
        _wanted.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (journal.Durability == Durability.Process)
            return;

        try
        {
            while (true)
            {
                await _wanted.WaitAsync(stoppingToken);
                Volatile.Write(ref _isWanted, 0);
                FlushOneGroup();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The web server has stopped before; nobody can wait any more, but the last group is settled all the same.
            FlushOneGroup();
        }
    }

    void FlushOneGroup()
    {
        var group = Interlocked.Exchange(ref _next, NewGroup());
        try
        {
            journal.Flush();
        }
        catch (IOException refused)
        {
            Interlocked.Increment(ref _failed);
            Log.FlushFailed(logger, refused);
        }

        group.SetResult();
    }

    static TaskCompletionSource NewGroup() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The disk refused to flush the click journal: the clicks since the last flush would not survive a loss of power")]
        public static partial void FlushFailed(ILogger logger, Exception exception);
    }
}
