using Amazon.SQS.Model;
using MassTransit.Middleware;
using MassTransit.Transports;

namespace MassTransit.AmazonSqsTransport;

/// <summary>
/// The life of a receiving endpoint: create what it needs, receive, and, when the broker is away or the queue was deleted, begin again after a pause.
/// Health hears of every turn.
/// </summary>
sealed class ReceiveAgent : Agent, ReceiveTransportHandle, IDisposable
{
    readonly SqsReceiveEndpointContext _endpoint;
    readonly CancellationTokenSource _patience;
    readonly Task _run;

    public ReceiveAgent(SqsReceiveEndpointContext endpoint)
    {
        _endpoint = endpoint;
        _patience = new CancellationTokenSource();
        _run = Task.Run(Run, CancellationToken.None);
    }

    public Task Stop(CancellationToken cancellationToken = default) => this.Stop("Stop Receive Transport", cancellationToken);

    public void Dispose() => _patience.Dispose();

    protected override async Task StopAgent(StopContext context)
    {
        LogContext.SetCurrentIfNull(_endpoint.LogContext);
        LogContext.Debug?.Log("Stopping receive endpoint {InputAddress}", _endpoint.InputAddress);

        // Handlers are let finish until the host's time is over; then they are cancelled.
        await using (context.CancellationToken.UnsafeRegister(_ => _patience.Cancel(), null))
        {
            if (_endpoint.ConsumerStopTimeout is { } consumers)
                _patience.CancelAfter(consumers);
            await _run;
        }

        // Whoever started the bus and gave up waits for every endpoint to be ready, or to say that it never will be.
        if (!Ready.IsCompleted)
            await _endpoint.TransportObservers.NotifyFaulted(_endpoint.InputAddress, new ConnectionException($"The receive endpoint was stopped before it was ready: {_endpoint.InputAddress}"));

        Dispose();
        await base.StopAgent(context);
    }

    async Task Run()
    {
        LogContext.SetCurrentIfNull(_endpoint.LogContext);
        var failures = 0;
        while (!Stopping.IsCancellationRequested)
        {
            failures++;
            try
            {
                await DeployPublished();
                if (await HasConsumers())
                    await Receive(ready: () => failures = 0);
            }
            catch (OperationCanceledException) when (Stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                LogContext.Error?.Log(exception, "Receive endpoint {InputAddress} could not start", _endpoint.InputAddress);
                await NotifyFaulted(exception);
            }

            if (!Stopping.IsCancellationRequested)
            {
                await Task.Delay(Backoff.After(failures, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30)), _endpoint.Host.Broker.Clock, Stopping)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    async Task DeployPublished()
    {
        var host = _endpoint.Host;
        if (_endpoint.IsBusEndpoint && host.DeployPublishTopology)
            await host.Broker.Deploy(host.TopologyConfiguration.Publish.AllTopics(), Stopping);
    }

    // The bus's own queue is made when somebody first asks for an answer; until then it is ready as it is.
    async Task<bool> HasConsumers()
    {
        if (!_endpoint.ReceivePipe.Connected.IsCompleted)
        {
            await _endpoint.TransportObservers.NotifyReady(_endpoint.InputAddress, false);
            SetReady();
            await _endpoint.ReceivePipe.Connected.WaitAsync(Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await _endpoint.DependenciesReady.WaitAsync(Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !Stopping.IsCancellationRequested;
    }

    async Task Receive(Action ready)
    {
        var host = _endpoint.Host;
        var queue = await Deploy();
        _endpoint.SetDeployed();
        if (host.DeployTopologyOnly)
        {
            await NotifyReady(ready);
            await Task.Delay(Timeout.InfiniteTimeSpan, Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        if (_endpoint.Settings.PurgeOnStartup)
            await Purge(queue);

        using var inHand = new InHand(_endpoint, queue);
        using var pollers = new Pollers(_endpoint, queue, inHand, failure => failure is null ? NotifyReady(ready) : NotifyFaulted(failure));
        pollers.Start();
        await NotifyReady(ready);

        try
        {
            await pollers.Ended.WaitAsync(Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

            // Only a stop waits for those that depend on the endpoint: a queue that was deleted must come back for them.
            if (Stopping.IsCancellationRequested)
                await _endpoint.DependentsCompleted.WaitAsync(_patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            pollers.Stop();
            var emptied = inHand.Stop(_patience.Token);
            if (pollers.QueueGone is { } gone)
                await BringBack(gone, until: emptied);
            await emptied;
            await pollers.End(_patience.Token);
            await inHand.Flush(_patience.Token);
        }

        if (Stopping.IsCancellationRequested)
        {
            await _endpoint.TransportObservers.NotifyCompleted(_endpoint.InputAddress, inHand.Metrics);
            if (_endpoint.Settings.AutoDelete)
                await Remove(() => host.Broker.Remove(_endpoint.Topology, queue, CancellationToken.None));
        }

        await pollers.Ended;
    }

    async Task<DeployedQueue> Deploy()
    {
        var broker = _endpoint.Host.Broker;
        try
        {
            return await broker.Deploy(_endpoint.Topology, Stopping);
        }
        catch (Exception) when (Stopping.IsCancellationRequested && _endpoint.Settings.AutoDelete)
        {
            // Half made it would stay for ever, since nobody else knows its name.
            await Remove(() => broker.RemoveUnfinished(_endpoint.Topology, CancellationToken.None));
            throw;
        }
    }

    // Those who send and publish need the queue at once, however long what is in hand goes on. It is received from when nothing is.
    async Task BringBack(QueueDoesNotExistException gone, Task until)
    {
        LogContext.Warning?.Log(gone, "Queue {Queue} has been deleted; it will be created again", _endpoint.Settings.Name);
        await NotifyFaulted(gone);
        var attempt = 0;
        while (!until.IsCompleted && !Stopping.IsCancellationRequested)
        {
            try
            {
                await _endpoint.Host.Broker.Deploy(_endpoint.Topology, Stopping);
                return;
            }
            catch (Exception exception)
            {
                // Nor does a stop end it here: what is in hand is still waited for.
                LogContext.Warning?.Log(exception, "Queue {Queue} could not be created again yet", _endpoint.Settings.Name);
            }

            await until.WaitAsync(Backoff.After(++attempt, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30)), _endpoint.Host.Broker.Clock, Stopping)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task Purge(DeployedQueue queue)
    {
        try
        {
            await _endpoint.Host.Broker.Sqs.PurgeQueueAsync(queue.Url, Stopping);
        }
        catch (PurgeQueueInProgressException)
        {
            LogContext.Warning?.Log("Queue {Queue} was purged less than a minute ago and isn't purged again", queue.Name);
        }
    }

    // What can't be removed now is an empty queue too many, and no reason not to stop.
    async Task Remove(Func<Task> remove)
    {
        try
        {
            _endpoint.SetRemoved();
            await remove();
        }
        catch (Exception exception)
        {
            LogContext.Warning?.Log(exception, "Temporary queue {Queue} could not be deleted", _endpoint.Settings.Name);
        }
    }

    Task NotifyReady(Action ready)
    {
        ready();
        SetReady();
        return _endpoint.TransportObservers.NotifyReady(_endpoint.InputAddress, true);
    }

    Task NotifyFaulted(Exception exception) =>
        _endpoint.TransportObservers.NotifyFaulted(_endpoint.InputAddress, _endpoint.ConvertException(exception, "The receive endpoint has a problem: "));
}
