using Amazon.SQS;
using Amazon.SQS.Model;

namespace MassTransit.AmazonSqsTransport;

/// <summary>
/// Receives into the free places of <see cref="InHand"/>. One poller waits while there is little to do; each full answer starts another, as long
/// as there are places for it, and one whose answer isn't full goes.
/// </summary>
sealed class Pollers(SqsReceiveEndpointContext endpoint, DeployedQueue queue, InHand inHand, Func<Exception?, Task> reportHealth) : IDisposable
{
    // A handler or two more may be done by then, and a receive costs the same for one message as for ten.
    static readonly TimeSpan GatherTime = TimeSpan.FromMilliseconds(20);

    // Receives that don't wait would otherwise follow each other without end.
    static readonly TimeSpan ShortPoll = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    static readonly List<string> AllAttributes = ["All"];

    readonly Lock _gate = new();
    readonly CancellationTokenSource _stopping = new();
    readonly CancellationTokenSource _tearOff = new();
    readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly List<string> _systemAttributes = endpoint.Settings.IsOrdered || TransportConstraints.IsFifo(queue.Name)
        ? [MessageSystemAttributeName.ApproximateReceiveCount, MessageSystemAttributeName.SentTimestamp, MessageSystemAttributeName.MessageGroupId, MessageSystemAttributeName.MessageDeduplicationId]
        : [MessageSystemAttributeName.ApproximateReceiveCount, MessageSystemAttributeName.SentTimestamp];

    int _running;
    int _failures;
    QueueDoesNotExistException? _queueGone;

    /// <summary>Ends when no receive is under way any more: after <see cref="Stop"/>, or because the queue has been deleted.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Says that the queue has been deleted; null while it hasn't.</summary>
    public QueueDoesNotExistException? QueueGone => Volatile.Read(ref _queueGone);

    public void Start()
    {
        lock (_gate)
            _running++;
        _ = Task.Run(Poll, CancellationToken.None);
    }

    /// <summary>
    /// Starts no further receives. The ones under way end by themselves: torn off, one may still swallow a message for as long as it would be hidden.
    /// A temporary queue is nobody else's, so its are torn off.
    /// </summary>
    public void Stop()
    {
        _stopping.Cancel();
        if (endpoint.Settings.AutoDelete)
            TearOff();
    }

    /// <summary>
    /// Ends when no receive is under way any more, soon after <paramref name="patience"/> at the latest. What a cancelled handler returns is taken at
    /// once by a receive that is still open, so that is torn off only when it has had the time to bring it.
    /// </summary>
    public async Task End(CancellationToken patience)
    {
        if (!await Patience.Outlasts(Ended, patience))
            TearOff();
        await Ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _tearOff.Dispose();
    }

    void TearOff() => _tearOff.Cancel();

    async Task Poll()
    {
        LogContext.SetCurrentIfNull(endpoint.LogContext);
        try
        {
            await PollUntilOver();
        }
        catch (Exception exception)
        {
            // Not foreseen: better to begin again, seen by everyone, than to receive no more.
            _ended.TrySetException(exception);
        }
    }

    async Task PollUntilOver()
    {
        while (await Reserve() is > 0 and var places)
        {
            var received = await Receive(places);
            if (!GoesOn(places, received))
                return;
            if (received is null)
                await Pause(Backoff.After(_failures, FirstPause, LongestPause));
            else if (received == 0 && endpoint.Settings.WaitTimeSeconds == 0)
                await Pause(ShortPoll);
        }

        GoesOn(places: 0, received: null);
    }

    async Task Pause(TimeSpan time) =>
        await Task.Delay(time, endpoint.Host.Broker.Clock, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Waits for free places: for a full receive, or a little for it.</summary>
    async Task<int> Reserve()
    {
        while (!_stopping.IsCancellationRequested && _queueGone is null)
        {
            var places = inHand.Reserve(inHand.LargestReceive);
            if (places > 0)
                return places;

            await inHand.WhenFree(1);
            await inHand.WhenFree(inHand.ComingSoon).WaitAsync(GatherTime, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            places = inHand.Reserve(1);
            if (places > 0)
                return places;
        }

        return 0;
    }

    /// <summary>How many came; null when the receive failed.</summary>
    async Task<int?> Receive(int places)
    {
        List<Message>? messages = null;
        try
        {
            var response = await endpoint.Host.Broker.Sqs.ReceiveMessageAsync(
                new ReceiveMessageRequest(queue.Url)
                {
                    MaxNumberOfMessages = places,
                    WaitTimeSeconds = endpoint.Settings.WaitTimeSeconds,
                    MessageSystemAttributeNames = _systemAttributes,
                    MessageAttributeNames = AllAttributes,
                },
                _tearOff.Token);
            messages = response.Messages;
            if (_failures > 0)
            {
                _failures = 0;
                await reportHealth(null);
            }

            return messages?.Count ?? 0;
        }
        catch (OperationCanceledException) when (_tearOff.IsCancellationRequested)
        {
            return null;
        }
        catch (QueueDoesNotExistException exception)
        {
            _queueGone = exception;
            return null;
        }
        catch (Exception exception)
        {
            LogContext.Warning?.Log(exception, "Receiving from {Queue} failed", queue.Name);
            if (Interlocked.Increment(ref _failures) == 1)
                await reportHealth(exception);
            return null;
        }
        finally
        {
            inHand.Arrived(messages, places);
        }
    }

    /// <summary>False when this poller ends.</summary>
    bool GoesOn(int places, int? received)
    {
        lock (_gate)
        {
            var isOver = _stopping.IsCancellationRequested || _queueGone is not null;
            var isFull = received == places && places == inHand.LargestReceive;
            if (!isOver && isFull && _running < inHand.MostPollers)
            {
                _running++;
                _ = Task.Run(Poll, CancellationToken.None);
            }

            if (!isOver && (isFull || _running == 1))
                return true;

            if (--_running > 0)
                return false;
        }

        _ended.TrySetResult();
        return false;
    }
}
