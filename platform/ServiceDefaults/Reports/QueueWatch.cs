namespace JadaReferral.Platform.ServiceDefaults.Reports;

/// <summary>Counts what happens to the messages of one queue.</summary>
sealed class QueueWatch(string queue, TimeProvider clock)
{
    readonly Lock _gate = new();
    long _handled;
    long _faulted;
    int _handling;
    DateTimeOffset? _lastHandledAt;
    TimeSpan _consuming;
    int _consumed;
    TimeSpan? _longestWait;

    /// <summary>A message came that was sent at <paramref name="sentAt"/>, if the transport says.</summary>
    public void Began(DateTimeOffset? sentAt)
    {
        var wait = clock.GetUtcNow() - sentAt;
        lock (_gate)
        {
            _handling++;

            // The clocks of SQS and of this machine differ: a message can seem to come from the future.
            if (wait is { } waited && (_longestWait is null || waited > _longestWait))
                _longestWait = waited < TimeSpan.Zero ? TimeSpan.Zero : waited;
        }
    }

    /// <summary>A consumer returned.</summary>
    public void Consumed(TimeSpan took)
    {
        lock (_gate)
        {
            _consuming += took;
            _consumed++;
        }
    }

    /// <summary>A consumer failed.</summary>
    public void Faulted()
    {
        lock (_gate)
            _faulted++;
    }

    /// <summary>The message left the queue, or goes back to it.</summary>
    public void Ended(bool left)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            _handling--;
            if (!left)
                return;
            _handled++;
            _lastHandledAt = now;
        }
    }

    /// <summary>The figures, beginning anew with those that are of the time between two reports.</summary>
    public QueueFigures Take()
    {
        lock (_gate)
        {
            var mean = _consumed == 0 ? (TimeSpan?)null : _consuming / _consumed;
            var figures = new QueueFigures(queue, _handled, _faulted, _handling, _lastHandledAt, mean, _longestWait);
            (_consuming, _consumed, _longestWait) = (TimeSpan.Zero, 0, null);
            return figures;
        }
    }
}
