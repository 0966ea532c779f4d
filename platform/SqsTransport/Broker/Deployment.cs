using System.Collections.Concurrent;
using System.Globalization;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace MassTransit.AmazonSqsTransport;

/// <summary>
/// Creates queues, topics and subscriptions, and removes temporary ones. Every step may be repeated, by this process or by others at the same
/// time: what is there already stays.
/// </summary>
sealed class Deployment(IAmazonSQS sqs, IAmazonSimpleNotificationService sns)
{
    const string QueueArn = "QueueArn";
    const string VisibilityTimeout = "VisibilityTimeout";
    const string Policy = "Policy";
    const string FifoTopic = "FifoTopic";
    const string NoFilter = "{}";
    const int AtATime = 4;

    /// <summary>Creates an endpoint's queue, topics and subscriptions.</summary>
    public async Task<DeployedQueue> Deploy(EndpointTopology topology, CancellationToken cancellationToken)
    {
        var url = await CreateQueue(topology.Queue, cancellationToken);
        var topics = new ConcurrentDictionary<SubscriptionDeclaration, string>();
        await AFewAtATime(topology.Subscriptions, async subscription => topics[subscription] = await CreateTopic(subscription.Topic, cancellationToken));

        var response = await sqs.GetQueueAttributesAsync(url, [QueueArn, VisibilityTimeout, Policy], cancellationToken);
        var attributes = response.Attributes ?? [];
        var arn = attributes[QueueArn];

        var subscriptions = new ConcurrentBag<string>();
        if (!topics.IsEmpty)
        {
            await AllowTopics(url, arn, topics.Values.First(), attributes.GetValueOrDefault(Policy), cancellationToken);
            await AFewAtATime(topics, async topic => subscriptions.Add(await Subscribe(topic.Value, arn, topic.Key, cancellationToken)));
        }

        var visibility = attributes.TryGetValue(VisibilityTimeout, out var seconds) ? int.Parse(seconds, CultureInfo.InvariantCulture) : 30;
        return new DeployedQueue(topology.Queue.Name, url, arn, TimeSpan.FromSeconds(visibility), [.. subscriptions]);
    }

    /// <summary>Creates topics.</summary>
    public Task DeployTopics(IEnumerable<TopicDeclaration> topics, CancellationToken cancellationToken) =>
        AFewAtATime(topics, topic => CreateTopic(topic, cancellationToken));

    /// <summary>The URL of a queue, or null if there is none.</summary>
    public async Task<string?> FindQueue(string name, CancellationToken cancellationToken = default)
    {
        try
        {
            return (await sqs.GetQueueUrlAsync(name, cancellationToken)).QueueUrl;
        }
        catch (QueueDoesNotExistException)
        {
            return null;
        }
    }

    /// <summary>Creates a queue and returns its URL.</summary>
    public async Task<string> CreateQueue(QueueDeclaration queue, CancellationToken cancellationToken)
    {
        var attributes = queue.Attributes.ToDictionary();
        var request = new CreateQueueRequest(queue.Name) { Attributes = attributes, Tags = queue.Tags.ToDictionary() };
        try
        {
            return (await sqs.CreateQueueAsync(request, cancellationToken)).QueueUrl;
        }
        catch (QueueNameExistsException)
        {
            // It is there with other attributes, e.g. because somebody sent to it first: now it gets ours. Whether it is FIFO can't be changed.
            var url = (await sqs.GetQueueUrlAsync(queue.Name, cancellationToken)).QueueUrl;
            attributes.Remove("FifoQueue");
            await sqs.SetQueueAttributesAsync(url, attributes, cancellationToken);
            return url;
        }
    }

    /// <summary>Creates a topic and returns its ARN.</summary>
    public async Task<string> CreateTopic(TopicDeclaration topic, CancellationToken cancellationToken)
    {
        var request = new CreateTopicRequest
        {
            Name = topic.Name,
            Attributes = topic.Attributes.ToDictionary(),
            Tags = [.. topic.Tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
        };
        try
        {
            return (await sns.CreateTopicAsync(request, cancellationToken)).TopicArn;
        }
        catch (InvalidParameterException exception) when (request is { Attributes.Count: > 0 } or { Tags.Count: > 0 })
        {
            // It may be there with others; whether it is FIFO can't be changed. Anything else that was wrong is still wrong below.
            var asItIs = new CreateTopicRequest(topic.Name);
            if (topic.Attributes.TryGetValue(FifoTopic, out var isFifo))
                asItIs.Attributes = new(StringComparer.Ordinal) { [FifoTopic] = isFifo };
            var arn = (await sns.CreateTopicAsync(asItIs, cancellationToken)).TopicArn;
            LogContext.Warning?.Log(exception, "Topic {Topic} has other attributes or tags than are declared here, and keeps them", topic.Name);
            return arn;
        }
    }

    /// <summary>Deletes an endpoint's queue with its subscriptions, and temporary topics.</summary>
    public async Task Remove(EndpointTopology topology, DeployedQueue queue, CancellationToken cancellationToken)
    {
        foreach (var subscription in queue.SubscriptionArns)
            await sns.UnsubscribeAsync(subscription, cancellationToken);
        await sqs.DeleteQueueAsync(queue.Url, cancellationToken);

        // Another instance may still subscribe to the topic: the last one deletes it.
        foreach (var topic in topology.Subscriptions.Select(subscription => subscription.Topic).Where(topic => topic.AutoDelete))
        {
            var arn = await CreateTopic(topic, cancellationToken);
            var others = await sns.ListSubscriptionsByTopicAsync(new ListSubscriptionsByTopicRequest { TopicArn = arn }, cancellationToken);
            if (others.Subscriptions is not { Count: > 0 })
                await sns.DeleteTopicAsync(arn, cancellationToken);
        }
    }

    /// <summary>Deletes what is there of an endpoint's queue and subscriptions, and temporary topics.</summary>
    public async Task RemoveUnfinished(EndpointTopology topology, CancellationToken cancellationToken)
    {
        if (await FindQueue(topology.Queue.Name, cancellationToken) is not { } url)
            return;

        var arn = (await sqs.GetQueueAttributesAsync(url, [QueueArn], cancellationToken)).Attributes![QueueArn];
        var subscriptions = new ConcurrentBag<string>();
        await AFewAtATime(topology.Subscriptions, async subscription =>
        {
            if (await FindSubscription(await CreateTopic(subscription.Topic, cancellationToken), arn, cancellationToken) is { } made)
                subscriptions.Add(made);
        });
        await Remove(topology, new DeployedQueue(topology.Queue.Name, url, arn, TimeSpan.Zero, [.. subscriptions]), cancellationToken);
    }

    // One statement for all topics of the account and region: a statement for each grows until the policy is too large.
    async Task AllowTopics(string queueUrl, string queueArn, string topicArn, string? policy, CancellationToken cancellationToken)
    {
        var sources = string.Concat(topicArn.AsSpan(0, topicArn.LastIndexOf(':') + 1), "*");
        if (QueuePolicy.Allow(policy, queueArn, sources) is { } extended)
            await sqs.SetQueueAttributesAsync(queueUrl, new Dictionary<string, string>(StringComparer.Ordinal) { [Policy] = extended }, cancellationToken);
    }

    async Task<string> Subscribe(string topicArn, string queueArn, SubscriptionDeclaration subscription, CancellationToken cancellationToken)
    {
        var request = new SubscribeRequest
        {
            TopicArn = topicArn,
            Protocol = "sqs",
            Endpoint = queueArn,
            Attributes = subscription.Attributes.ToDictionary(),
            ReturnSubscriptionArn = true,
        };
        try
        {
            return (await sns.SubscribeAsync(request, cancellationToken)).SubscriptionArn;
        }
        catch (InvalidParameterException) when (subscription.Attributes.Count > 0)
        {
            // The queue may be subscribed with other attributes: then the subscription gets ours. Anything else that was wrong is still wrong below.
            if (await FindSubscription(topicArn, queueArn, cancellationToken) is not { } existing)
                throw;
            foreach (var (name, value) in subscription.Attributes)
                await sns.SetSubscriptionAttributesAsync(existing, name, value, cancellationToken);

            // A filter that is declared no more would go on withholding messages, and nobody would know.
            if (!subscription.Attributes.ContainsKey(Implementations.FilterPolicy))
                await sns.SetSubscriptionAttributesAsync(existing, Implementations.FilterPolicy, NoFilter, cancellationToken);
            return existing;
        }
    }

    async Task<string?> FindSubscription(string topicArn, string queueArn, CancellationToken cancellationToken)
    {
        string? next = null;
        do
        {
            var page = await sns.ListSubscriptionsByTopicAsync(new ListSubscriptionsByTopicRequest { TopicArn = topicArn, NextToken = next }, cancellationToken);
            if (page.Subscriptions?.Find(subscription => subscription.Endpoint == queueArn) is { } found)
                return found.SubscriptionArn;
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));

        return null;
    }

    static Task AFewAtATime<T>(IEnumerable<T> items, Func<T, Task> step) =>
        Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (item, _) => await step(item));
}
