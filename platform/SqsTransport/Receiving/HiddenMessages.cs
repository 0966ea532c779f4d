namespace MassTransit.AmazonSqsTransport;

/// <summary>
/// Keeps the messages in hand hidden from other receivers: one timer for all of them looks which have half of their time behind them and renews
/// those together. It rests while there are none.
/// </summary>
sealed class HiddenMessages : IDisposable
{
    readonly Lock _gate = new();
    readonly HashSet<Delivery> _messages = [];
    readonly TimeSpan _timeout;
    readonly TimeSpan _longest;
    readonly TimeSpan _interval;
    readonly TimeProvider _clock;
    readonly Action<VisibilityChange> _renew;
    readonly ITimer _timer;
    bool _timerRuns;

    public HiddenMessages(TimeSpan timeout, TimeSpan longest, TimeProvider clock, Action<VisibilityChange> renew)
    {
        _timeout = timeout;
        _longest = longest;
        _clock = clock;
        _renew = renew;

        // Looking five times in each timeout leaves two chances more when a renewal fails.
        _interval = TimeSpan.FromSeconds(Math.Clamp(timeout.TotalSeconds / 5, 0.2, 30));
        _timer = clock.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(Delivery delivery)
    {
        delivery.HiddenUntil = delivery.ReceivedAt + Ticks(_timeout);
        lock (_gate)
        {
            _messages.Add(delivery);
            if (_timerRuns || _timeout <= TimeSpan.Zero)
                return;
            _timerRuns = true;
            _timer.Change(_interval, _interval);
        }
    }

    public void Remove(Delivery delivery)
    {
        lock (_gate)
            _messages.Remove(delivery);
    }

    /// <summary>False when the message's time is over: somebody else may have it.</summary>
    public bool IsStillHidden(Delivery delivery) => _timeout <= TimeSpan.Zero || (!delivery.IsLost && _clock.GetTimestamp() < delivery.HiddenUntil);

    /// <summary>How many have been in hand for longer than <paramref name="age"/>.</summary>
    public int CountOlderThan(TimeSpan age)
    {
        var before = _clock.GetTimestamp() - Ticks(age);
        var count = 0;
        lock (_gate)
        {
            foreach (var delivery in _messages)
            {
                if (delivery.ReceivedAt < before)
                    count++;
            }
        }

        return count;
    }

    /// <summary>Cancels the handling of all messages.</summary>
    public void CancelAll()
    {
        Delivery[] all;
        lock (_gate)
            all = [.. _messages];
        foreach (var delivery in all)
            delivery.Cancel();
    }

    /// <summary>The service has said that the message stays hidden. Only that counts: a renewal whose answer does not come has perhaps not been made.</summary>
    public static void Renewed(VisibilityChange renewal)
    {
        if (renewal.HiddenUntil is not { } hiddenUntil)
            return;
        renewal.Delivery.HiddenUntil = hiddenUntil;
        renewal.Delivery.IsBeingRenewed = false;
    }

    /// <summary>Renewing failed: when the service knows the message no more, it is lost; otherwise the next look tries again.</summary>
    public static void RenewalFailed(VisibilityChange renewal, Exception exception)
    {
        var delivery = renewal.Delivery;
        LogContext.Warning?.Log(exception, "Message {MessageId} could not be kept hidden", delivery.Message.MessageId);
        if (exception is TransportException and not TriedInVainException)
            delivery.Lose();
        delivery.IsBeingRenewed = false;
    }

    public void Dispose() => _timer.Dispose();

    void Look()
    {
        var now = _clock.GetTimestamp();
        List<Delivery>? due = null;
        List<Delivery>? lost = null;
        lock (_gate)
        {
            if (_messages.Count == 0)
            {
                _timerRuns = false;
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                return;
            }

            foreach (var delivery in _messages)
            {
                if (now >= delivery.HiddenUntil)
                    (lost ??= []).Add(delivery);
                else if (IsDue(delivery, now))
                    (due ??= []).Add(delivery);
            }
        }

        foreach (var delivery in lost ?? [])
            delivery.Lose();
        foreach (var delivery in due ?? [])
        {
            delivery.IsBeingRenewed = true;
            _renew(new VisibilityChange(delivery, (int)Math.Ceiling(_timeout.TotalSeconds), now + Ticks(_timeout)));
        }
    }

    // SQS counts its twelve hours from the receive.
    bool IsDue(Delivery delivery, long now) =>
        !delivery.IsLost
        && !delivery.IsBeingRenewed
        && delivery.HiddenUntil - now <= Ticks(_timeout) / 2
        && now - delivery.ReceivedAt + Ticks(_timeout) < Ticks(_longest);

    long Ticks(TimeSpan time) => (long)(time.TotalSeconds * _clock.TimestampFrequency);
}
