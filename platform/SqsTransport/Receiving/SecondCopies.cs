using Amazon.SQS.Model;

namespace MassTransit.AmazonSqsTransport;

/// <summary>
/// Recognises copies of a message that the queue gets more than once, because it subscribes to several topics of what the message implements.
/// SNS can't be asked to leave those out: a filter sees one copy and not which others the queue gets.
/// </summary>
sealed class SecondCopies(IReadOnlyList<SubscriptionDeclaration> subscriptions)
{
    // A filter of the user's own may keep the first copy away.
    readonly HashSet<string> _unfilteredTopics = new(
        subscriptions.Where(subscription => !Implementations.HasFilterOfItsOwn(subscription)).Select(subscription => subscription.Topic.Name), StringComparer.Ordinal);

    /// <summary>True when the queue gets this message through a topic that it was published to before.</summary>
    public bool Include(Message message)
    {
        if (_unfilteredTopics.Count < 2 || message.MessageAttributes?.GetValueOrDefault(Implementations.PublishedBefore)?.StringValue is not { } topics)
            return false;

        var known = _unfilteredTopics.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var topic in topics.AsSpan().Split(' '))
        {
            if (known.Contains(topics.AsSpan()[topic]))
                return true;
        }

        return false;
    }
}
