namespace MassTransit.AmazonSqsTransport;

/// <summary>
/// Puts entries together into batch requests. An entry goes at once when no request is under way; while one is, entries gather, and a further
/// request starts only when it is full, or when its entries have waited for a second: a request that hangs holds up no others. With a linger time
/// nothing goes before the batch is full or the time is over.
/// Each entry fails or succeeds by itself: what the service refuses is its sender's fault and final, what it is too busy for is tried again with growing
/// pauses, in which nothing else goes either.
/// </summary>
sealed class Batcher<TEntry>
{
    const int MaxRequestsUnderWay = 16;
    const int MaxAttempts = 6;

    // A timer may fire a little early.
    readonly TimeSpan _slack = TimeSpan.FromMilliseconds(5);

    readonly Lock _gate = new();
    readonly Queue<Pending> _waiting = new();
    readonly IBatchRequest<TEntry> _request;
    readonly TimeSpan _linger;
    readonly TimeProvider _clock;
    readonly TimeSpan _gathering;
    readonly ITimer _timer;
    readonly WaitCallback _run;

    int _workers;
    int _unstarted;
    bool _timerIsSet;
    bool _overdue;
    long _waitingSince;
    bool _paused;
    int _retrying;
    TaskCompletionSource? _idle;

    public Batcher(IBatchRequest<TEntry> request, TimeProvider clock, TimeSpan linger = default)
    {
        _request = request;
        _clock = clock;
        _linger = linger;
        _run = state => _ = Work(partial: (bool)state!);

        // Requests take milliseconds: one that takes a second may take minutes.
        _gathering = Lingers ? linger : TimeSpan.FromSeconds(1);
        _timer = clock.CreateTimer(_ => GatheringIsOver(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    bool Lingers => _linger > TimeSpan.Zero;

    /// <summary>Sends <paramref name="entry"/>; the task ends when the service has taken it, or refused it.</summary>
    public Task Add(TEntry entry, int bytes, CancellationToken cancellationToken)
    {
        if (bytes > _request.MaxBytes)
            throw _request.TooLarge(bytes);
        cancellationToken.ThrowIfCancellationRequested();

        var pending = new Pending(entry, bytes, cancellationToken) { Sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously) };
        Enqueue(pending);

        // What is already in a request can't be called back, but its sender need not wait for it.
        return cancellationToken.CanBeCanceled ? pending.Sent.Task.WaitAsync(cancellationToken) : pending.Sent.Task;
    }

    /// <summary>Sends <paramref name="entry"/> with nobody waiting; the request hears of a final failure.</summary>
    public void Post(TEntry entry, int bytes) => Enqueue(new Pending(entry, bytes, CancellationToken.None));

    /// <summary>Sends what waits, without lingering, and ends when all is done.</summary>
    public Task Flush()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0 && _workers == 0 && _retrying == 0)
                return Task.CompletedTask;
            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_waiting.Count > 0 && _unstarted == 0)
                Start(partial: true);
            return _idle.Task;
        }
    }

    void Enqueue(Pending pending)
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
                _waitingSince = _clock.GetTimestamp();
            _waiting.Enqueue(pending);
            if (_paused)
                return;

            var isFull = _waiting.Count - (_unstarted * TransportConstraints.BatchEntries) >= TransportConstraints.BatchEntries;
            if ((!Lingers && _workers == 0) || (isFull && _workers < MaxRequestsUnderWay))
                Start(partial: !Lingers);
            else
                SetTimer();
        }
    }

    void GatheringIsOver()
    {
        lock (_gate)
        {
            // A batch may have taken those for which the time was running.
            _timerIsSet = false;
            if (_waiting.Count == 0 || _paused || _workers >= MaxRequestsUnderWay)
                return;
            if (_clock.GetElapsedTime(_waitingSince) + _slack < _gathering)
            {
                SetTimer();
                return;
            }

            _overdue = true;
            Start(partial: true);
        }
    }

    void SetTimer()
    {
        if (_timerIsSet || _waiting.Count == 0)
            return;
        _timerIsSet = true;
        var rest = _gathering - _clock.GetElapsedTime(_waitingSince);
        _timer.Change(rest > _slack ? rest : _slack, Timeout.InfiniteTimeSpan);
    }

    // The pool's queue gives entries of the same burst the time to come along.
    void Start(bool partial)
    {
        _workers++;
        _unstarted++;
        ThreadPool.UnsafeQueueUserWorkItem(_run, partial);
    }

    async Task Work(bool partial)
    {
        lock (_gate)
            _unstarted--;

        while (Take(partial) is { } batch)
        {
            await Send(batch);
            partial = !Lingers || _idle is not null;
        }
    }

    /// <summary>The next batch, or null when this worker has nothing to do any more.</summary>
    List<Pending>? Take(bool partial)
    {
        lock (_gate)
        {
            // A part goes only when it would otherwise wait for nothing: the other workers look for it when they are back.
            var goes = !_paused && _waiting.Count > 0
                && (_waiting.Count >= TransportConstraints.BatchEntries || _idle is not null || (partial && (Lingers || _overdue || _workers - _unstarted == 1)));
            if (goes)
            {
                _overdue = false;
                var batch = new List<Pending>(Math.Min(_waiting.Count, TransportConstraints.BatchEntries));
                var bytes = 0;
                while (batch.Count < TransportConstraints.BatchEntries && _waiting.TryPeek(out var next) && bytes + next.Bytes <= _request.MaxBytes)
                {
                    _waiting.Dequeue();
                    if (next.IsCanceled())
                        continue;
                    bytes += next.Bytes;
                    batch.Add(next);
                }

                _waitingSince = _clock.GetTimestamp();
                SetTimer();
                if (batch.Count > 0)
                    return batch;
            }

            _workers--;
            _overdue &= _waiting.Count > 0;
            SetTimer();
            EndFlush();
            return null;
        }
    }

    void EndFlush()
    {
        if (_idle is null || _workers > 0 || _waiting.Count > 0 || _retrying > 0)
            return;
        _idle.SetResult();
        _idle = null;
    }

    async Task Send(List<Pending> batch)
    {
        try
        {
            var failures = await _request.Send(batch.ConvertAll(pending => pending.Entry));
            Settle(batch, failures);
        }
        catch (Exception exception) when (_request.MayPass(exception))
        {
            List<Pending>? again = null;
            foreach (var pending in batch)
                FailOrTryAgain(pending, exception, ref again);
            TryAgain(again);
        }
        catch (Exception exception) when (batch.Count > 1 && _request.MayBeOneEntrysFault(exception))
        {
            foreach (var pending in batch)
                await Send([pending]);
        }
        catch (Exception exception)
        {
            foreach (var pending in batch)
                Fail(pending, exception);
        }
    }

    void Settle(List<Pending> batch, IReadOnlyList<EntryFailure> failures)
    {
        List<Pending>? again = null;
        foreach (var failure in failures)
        {
            var pending = batch[failure.Index];
            pending.Failed = true;
            if (failure.IsFinal)
                Fail(pending, _request.Refused(failure));
            else
                FailOrTryAgain(pending, _request.Refused(failure), ref again);
        }

        foreach (var pending in batch)
        {
            if (pending.Failed)
                pending.Failed = false;
            else if (pending.Sent is { } sent)
                sent.TrySetResult();
            else
                _request.Done(pending.Entry);
        }

        TryAgain(again);
    }

    void FailOrTryAgain(Pending pending, Exception exception, ref List<Pending>? again)
    {
        if (++pending.Attempts >= MaxAttempts)
            Fail(pending, exception);
        else
            (again ??= []).Add(pending);
    }

    void Fail(Pending pending, Exception exception)
    {
        if (pending.Sent is { } sent)
            sent.TrySetException(exception);
        else
            _request.Abandoned(pending.Entry, exception);
    }

    // A busy service is left alone for a while: nothing goes until the pause is over, and what failed goes first.
    void TryAgain(List<Pending>? failed)
    {
        if (failed is null)
            return;
        lock (_gate)
        {
            _paused = true;
            _retrying++;
        }

        _ = AfterPause(failed);
    }

    async Task AfterPause(List<Pending> failed)
    {
        await Task.Delay(Backoff.After(failed.Max(pending => pending.Attempts), TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(5)), _clock);

        lock (_gate)
        {
            var later = _waiting.ToArray();
            _waiting.Clear();
            foreach (var pending in failed.Concat(later))
                _waiting.Enqueue(pending);

            _retrying--;
            _paused = _retrying > 0;
            if (!_paused)
                Start(partial: true);
        }
    }

    sealed class Pending(TEntry entry, int bytes, CancellationToken cancellationToken)
    {
        public TEntry Entry { get; } = entry;

        public int Bytes { get; } = bytes;

        public TaskCompletionSource? Sent { get; init; }

        public int Attempts { get; set; }

        public bool Failed { get; set; }

        public bool IsCanceled() => cancellationToken.IsCancellationRequested && Sent is { } sent && (sent.TrySetCanceled(cancellationToken) || sent.Task.IsCompleted);
    }
}
