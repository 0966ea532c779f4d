using Amazon.SQS.Model;
using MassTransit.Transports;

namespace MassTransit.AmazonSqsTransport;

/// <summary>
/// The messages that an endpoint has in hand: received, and neither deleted nor returned. Never more than its prefetch count, of which up to its
/// concurrency limit are being handled. Says how many more may be received, and keeps all of them hidden from other receivers.
/// </summary>
sealed class InHand : IDisposable
{
    // Deletes need not hurry: a message stays hidden long enough, and ten go in one request.
    static readonly TimeSpan DeleteLinger = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan LongestReturn = TimeSpan.FromMinutes(1);

    // What has been in hand for so long is not about to be done.
    static readonly TimeSpan Long = TimeSpan.FromMilliseconds(200);

    readonly Lock _gate = new();
    readonly SqsReceiveEndpointContext _endpoint;
    readonly IReceivePipeDispatcher _dispatcher;
    readonly IDeliveryOrder _order;
    readonly Batcher<Delivery> _deletes;
    readonly Batcher<VisibilityChange> _visibility;
    readonly HiddenMessages _hidden;
    readonly UndeletedMessages _undeleted = new();
    readonly SecondCopies _secondCopies;
    readonly int _prefetch;
    readonly int _concurrency;

    int _count;
    int _active;
    int _reserved;
    int _wanted;
    bool _isStopping;
    volatile bool _isOver;
    TaskCompletionSource? _freed;
    TaskCompletionSource? _drained;

    public InHand(SqsReceiveEndpointContext endpoint, DeployedQueue queue)
    {
        var broker = endpoint.Host.Broker;
        var settings = endpoint.Settings;
        _endpoint = endpoint;
        _secondCopies = new SecondCopies(endpoint.Topology.Subscriptions);
        _dispatcher = endpoint.CreateReceivePipeDispatcher();
        _order = settings.IsOrdered ? new GroupOrder(settings.ConcurrentDeliveryLimit) : new AnyOrder();
        _concurrency = endpoint.ConcurrentMessageLimit ?? endpoint.PrefetchCount;
        _prefetch = Math.Max(endpoint.PrefetchCount, _concurrency);

        // The next message of a FIFO group comes only when the one before it is deleted.
        var linger = TransportConstraints.IsFifo(queue.Name) ? TimeSpan.Zero : DeleteLinger;
        _deletes = new Batcher<Delivery>(new DeleteBatch(broker.Sqs, queue.Name, queue.Url, Deleted, DeleteFailed), broker.Clock, linger);
        _visibility = new Batcher<VisibilityChange>(new VisibilityBatch(broker.Sqs, queue.Name, queue.Url, HiddenMessages.Renewed, VisibilityFailed), broker.Clock);
        _hidden = new HiddenMessages(queue.VisibilityTimeout, settings.MaxVisibilityTimeout, broker.Clock, change => _visibility.Post(change, 0));
    }

    public Uri InputAddress => _endpoint.InputAddress;

    /// <summary>The most messages that one receive can ask for.</summary>
    public int LargestReceive => Math.Min(_prefetch, TransportConstraints.BatchEntries);

    /// <summary>How many receives of full size fit beside each other.</summary>
    public int MostPollers => (_prefetch + TransportConstraints.BatchEntries - 1) / TransportConstraints.BatchEntries;

    int Free => _prefetch - _count - _reserved;

    /// <summary>How many places a receive may hope for soon: not those of other receives, nor those of messages that have been in hand for long.</summary>
    public int ComingSoon
    {
        get
        {
            lock (_gate)
                return Math.Clamp(_prefetch - _reserved - _hidden.CountOlderThan(Long), 1, LargestReceive);
        }
    }

    public DeliveryMetrics Metrics => _dispatcher.GetMetrics();

    /// <summary>Sets places aside for a receive, up to ten; none when fewer than <paramref name="atLeast"/> are free.</summary>
    public int Reserve(int atLeast)
    {
        lock (_gate)
        {
            if (_isStopping || Free < Math.Max(atLeast, 1))
                return 0;
            var places = Math.Min(Free, TransportConstraints.BatchEntries);
            _reserved += places;
            return places;
        }
    }

    /// <summary>Ends when at least <paramref name="places"/> are free, or when there is nothing to wait for any more; perhaps earlier.</summary>
    public Task WhenFree(int places)
    {
        lock (_gate)
        {
            if (_isStopping || Free >= places)
                return Task.CompletedTask;
            _wanted = _freed is null ? places : Math.Min(_wanted, places);
            _freed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _freed.Task;
        }
    }

    /// <summary>Takes what a receive brought for the places that were set aside for it. What comes after the stop goes back at once.</summary>
    public void Arrived(List<Message>? messages, int reserved)
    {
        var now = _endpoint.Host.Broker.Clock.GetTimestamp();
        lock (_gate)
        {
            _reserved -= reserved;
            foreach (var message in messages ?? [])
            {
                var delivery = new Delivery(message, this) { ReceivedAt = now };
                if (_undeleted.Contains(message.MessageId))
                {
                    _deletes.Post(delivery, 0);
                    continue;
                }

                if (_isStopping)
                {
                    _visibility.Post(new VisibilityChange(delivery, 0, HiddenUntil: null), 0);
                    continue;
                }

                _count++;
                _hidden.Add(delivery);
                _order.Add(delivery);
            }

            SignalFreed();
            StartHandlers();
        }
    }

    /// <summary>Deletes a handled message, a little later, with others.</summary>
    public void Acknowledge(Delivery delivery)
    {
        if (!delivery.TrySettle())
            return;
        Forget(delivery);
        _undeleted.Handled(delivery.Message.MessageId);
        _deletes.Post(delivery, 0);
    }

    /// <summary>Returns a message that was not handled, and in a FIFO queue those behind it in its group.</summary>
    public void GiveBack(Delivery delivery)
    {
        if (!delivery.TrySettle())
            return;

        // The first time as configured; when it fails again and again, later and later. What only the stop cancelled has not failed.
        var wait = _isOver ? TimeSpan.Zero : TimeSpan.FromSeconds(_endpoint.Settings.RedeliverVisibilityTimeout);
        if (delivery.ReceiveCount > 2 && !_isOver)
            wait += Backoff.After(delivery.ReceiveCount - 2, TimeSpan.FromSeconds(1), LongestReturn);

        Return(delivery, (int)Math.Ceiling(wait.TotalSeconds));
        IReadOnlyList<Delivery> behind;
        lock (_gate)
            behind = _order.Follow(delivery);
        foreach (var follower in behind)
        {
            Return(follower, (int)Math.Ceiling(wait.TotalSeconds));
            Released();
        }
    }

    /// <summary>
    /// Stops: what waits goes back at once, what is being handled is let finish. When <paramref name="patience"/> ends, it is cancelled.
    /// Ends when nothing is in hand and all deletes are done.
    /// </summary>
    public async Task Stop(CancellationToken patience)
    {
        Task drained;
        IReadOnlyList<Delivery> waiting;
        lock (_gate)
        {
            _isStopping = true;
            waiting = _order.Clear();
            _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_active == 0)
                _drained.TrySetResult();
            drained = _drained.Task;
            SignalFreed();
        }

        foreach (var delivery in waiting)
        {
            Return(delivery, seconds: 0);
            Released();
        }

        await using (patience.UnsafeRegister(_ => CancelAll(), null))
        {
            if (!await Patience.Outlasts(drained, patience))
                LogContext.Warning?.Log("Consumers of {InputAddress} go on although they were cancelled; their messages come back when they are hidden no longer", _endpoint.InputAddress);
        }

        await Flush(patience);
    }

    /// <summary>Deletes and returns what a late receive or handler brought. Ends a little after <paramref name="patience"/> at the latest.</summary>
    public Task Flush(CancellationToken patience) =>
        Patience.Outlasts(Task.WhenAll(_deletes.Flush(), _visibility.Flush()), patience);

    public void Dispose() => _hidden.Dispose();

    // Called in the lock.
    void StartHandlers()
    {
        while (_active < _concurrency && _order.Next() is { } next)
        {
            _active++;
            ThreadPool.UnsafeQueueUserWorkItem(static state => _ = state.Item1.Handle(state.next), (this, next), preferLocal: false);
        }
    }

    // Handles one message after the other until none waits.
    async Task Handle(Delivery? delivery)
    {
        LogContext.SetCurrentIfNull(_endpoint.LogContext);
        while (delivery is not null)
        {
            if (!_hidden.IsStillHidden(delivery))
                Forget(delivery);
            else if (_secondCopies.Include(delivery.Message))
                Acknowledge(delivery);
            else
                await Dispatch(delivery);
            delivery = Finish(delivery);
        }
    }

    async Task Dispatch(Delivery delivery)
    {
        try
        {
            using var context = new SqsReceiveContext(delivery, _endpoint);
            delivery.Context = context;
            if (_isOver || delivery.IsLost)
                delivery.Cancel();
            await _dispatcher.Dispatch(context, delivery);
        }
        catch (Exception exception)
        {
            LogContext.Error?.Log(exception, "T-FAULT {InputAddress} {MessageId}", _endpoint.InputAddress, delivery.Message.MessageId);
        }
        finally
        {
            delivery.Context = null;
        }

        // An observer that throws may have kept the pipeline from saying what becomes of the message.
        GiveBack(delivery);
    }

    Delivery? Finish(Delivery done)
    {
        lock (_gate)
        {
            _count--;
            _order.Done(done);
            SignalFreed();
            if (_order.Next() is { } next)
            {
                StartHandlers();
                return next;
            }

            _active--;
            if (_active == 0)
                _drained?.TrySetResult();
            return null;
        }
    }

    void CancelAll()
    {
        _isOver = true;
        _hidden.CancelAll();
    }

    void Return(Delivery delivery, int seconds)
    {
        Forget(delivery);
        if (!delivery.IsLost)
            _visibility.Post(new VisibilityChange(delivery, seconds, HiddenUntil: null), 0);
    }

    void Forget(Delivery delivery) => _hidden.Remove(delivery);

    void Released()
    {
        lock (_gate)
        {
            _count--;
            SignalFreed();
        }
    }

    // Called in the lock.
    void SignalFreed()
    {
        if (_freed is null || (Free < _wanted && !_isStopping))
            return;
        _freed.TrySetResult();
        _freed = null;
    }

    // What was deleted late may have been received again: then it is there under another receipt handle, whatever the service answered.
    void Deleted(Delivery delivery)
    {
        if (_hidden.IsStillHidden(delivery))
            _undeleted.Deleted(delivery.Message.MessageId);
        else
            _undeleted.Remember(delivery.Message.MessageId);
    }

    void DeleteFailed(Delivery delivery, Exception exception)
    {
        LogContext.Warning?.Log(exception, "Message {MessageId} was handled and could not be deleted from {Queue}", delivery.Message.MessageId, _endpoint.Settings.Name);
        _undeleted.Remember(delivery.Message.MessageId);
    }

    void VisibilityFailed(VisibilityChange change, Exception exception)
    {
        if (change.HiddenUntil is not null)
            HiddenMessages.RenewalFailed(change, exception);
        else
            LogContext.Debug?.Log(exception, "A message could not be returned to {Queue}: it comes back by itself", _endpoint.Settings.Name);
    }
}
