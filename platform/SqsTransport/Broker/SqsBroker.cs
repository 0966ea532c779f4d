using System.Collections.Concurrent;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace MassTransit.AmazonSqsTransport;

/// <summary>The queues and topics of one bus: finds or creates each once and sends to it in batches.</summary>
sealed class SqsBroker(IAmazonSQS sqs, IAmazonSimpleNotificationService sns, TimeProvider clock)
{
    // A temporary queue may be looked for before every server of SQS knows it.
    static readonly TimeSpan PatienceForTemporaryQueue = TimeSpan.FromSeconds(2);

    readonly Deployment _deployment = new(sqs, sns);
    readonly ConcurrentDictionary<string, Task<Destination<SendMessageBatchRequestEntry>?>> _queues = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, Task<Destination<PublishBatchRequestEntry>?>> _topics = new(StringComparer.Ordinal);

    public IAmazonSQS Sqs => sqs;

    public TimeProvider Clock => clock;

    /// <summary>Sends one message to a queue, which is created if it isn't there. To a temporary queue that has gone, it sends nothing.</summary>
    public Task Send(QueueDeclaration queue, SendMessageBatchRequestEntry message, int bytes, CancellationToken cancellationToken) =>
        Send(_queues, queue.Name, () => FindQueue(queue), message, bytes, cancellationToken);

    /// <summary>Publishes one message to a topic, which is created if it isn't there.</summary>
    public Task Publish(TopicDeclaration topic, PublishBatchRequestEntry message, int bytes, CancellationToken cancellationToken) =>
        Send(_topics, topic.Name, () => FindTopic(topic), message, bytes, cancellationToken);

    /// <summary>Creates what an endpoint needs and returns its queue.</summary>
    public Task<DeployedQueue> Deploy(EndpointTopology topology, CancellationToken cancellationToken) => _deployment.Deploy(topology, cancellationToken);

    /// <summary>Creates topics.</summary>
    public Task Deploy(IEnumerable<TopicDeclaration> topics, CancellationToken cancellationToken) => _deployment.DeployTopics(topics, cancellationToken);

    /// <summary>Deletes an endpoint's temporary queue with its subscriptions, and temporary topics.</summary>
    public Task Remove(EndpointTopology topology, DeployedQueue queue, CancellationToken cancellationToken)
    {
        _queues.TryRemove(queue.Name, out _);
        foreach (var subscription in topology.Subscriptions.Where(subscription => subscription.Topic.AutoDelete))
            _topics.TryRemove(subscription.Topic.Name, out _);
        return _deployment.Remove(topology, queue, cancellationToken);
    }

    /// <summary>Deletes what is there of an endpoint's temporary queue whose deployment did not end.</summary>
    public Task RemoveUnfinished(EndpointTopology topology, CancellationToken cancellationToken) => _deployment.RemoveUnfinished(topology, cancellationToken);

    // What was found may have been deleted since: then it is looked for, or created, once more.
    static async Task Send<TEntry>(
        ConcurrentDictionary<string, Task<Destination<TEntry>?>> known,
        string name,
        Func<Task<Destination<TEntry>?>> find,
        TEntry message,
        int bytes,
        CancellationToken cancellationToken)
    {
        var sentBefore = false;
        while (true)
        {
            var finding = known.TryGetValue(name, out var found) ? found : Begin(known, name, find);
            if (await finding.WaitAsync(cancellationToken) is not { } destination)
                return;

            try
            {
                await destination.Batcher.Add(message, bytes, cancellationToken);
                return;
            }
            catch (Exception exception) when (exception is QueueDoesNotExistException or NotFoundException && !sentBefore)
            {
                sentBefore = true;
                known.TryRemove(new(name, finding));
            }
        }
    }

    static Task<T?> Begin<T>(ConcurrentDictionary<string, Task<T?>> known, string name, Func<Task<T?>> find)
        where T : class
    {
        var begun = new TaskCompletionSource<T?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var finding = known.GetOrAdd(name, begun.Task);
        if (finding == begun.Task)
            _ = End();
        return finding;

        // Failures and absences are not remembered, whoever still waits for them.
        async Task End()
        {
            try
            {
                var found = await find();
                if (found is null)
                    known.TryRemove(new(name, begun.Task));
                begun.SetResult(found);
            }
            catch (Exception exception)
            {
                known.TryRemove(new(name, begun.Task));
                begun.SetException(exception);
            }
        }
    }

    async Task<Destination<SendMessageBatchRequestEntry>?> FindQueue(QueueDeclaration queue)
    {
        var url = await _deployment.FindQueue(queue.Name);
        if (url is null && queue.AutoDelete)
        {
            for (var start = clock.GetTimestamp(); url is null && clock.GetElapsedTime(start) < PatienceForTemporaryQueue;)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), clock);
                url = await _deployment.FindQueue(queue.Name);
            }

            if (url is null)
            {
                LogContext.Warning?.Log("The temporary queue {Queue} has gone with its process: what is sent to it is dropped", queue.Name);
                return null;
            }
        }

        url ??= await _deployment.CreateQueue(queue, CancellationToken.None);
        return new(new Batcher<SendMessageBatchRequestEntry>(new SendBatch(sqs, queue.Name, url), clock));
    }

    async Task<Destination<PublishBatchRequestEntry>?> FindTopic(TopicDeclaration topic)
    {
        var arn = await _deployment.CreateTopic(topic, CancellationToken.None);
        return new(new Batcher<PublishBatchRequestEntry>(new TopicBatch(sns, topic.Name, arn), clock));
    }

    sealed record Destination<TEntry>(Batcher<TEntry> Batcher);
}
