using System.Text.Json;

namespace MassTransit.AmazonSqsTransport;

/// <summary>
/// SNS can't forward from topic to topic, so a message that implements other types is published to their topics as well, each time saying as what
/// it is published. A queue that subscribes to both its own topic and one of those asks SNS to leave out the second copy; of several of those it
/// handles the first (<see cref="SecondCopies"/>).
/// </summary>
static class Implementations
{
    /// <summary>On a copy to an implemented type's topic: the topic of the message's own type.</summary>
    public const string PublishedAs = "MT-Published-As";

    /// <summary>On a copy to an implemented type's topic: the topics of the other implemented types that got one before it, separated by spaces.</summary>
    public const string PublishedBefore = "MT-Published-Before";

    public const string FilterPolicy = "FilterPolicy";

    /// <summary>Whether an attribute concerns only the way from publisher to queue: it is no header of the message.</summary>
    public static bool IsOfTheWay(string attribute) => attribute is PublishedAs or PublishedBefore;

    /// <summary>What is subscribed with a filter that is not ours.</summary>
    public static bool HasFilterOfItsOwn(SubscriptionDeclaration subscription) =>
        subscription.Attributes.TryGetValue(FilterPolicy, out var policy) && !policy.StartsWith(OurFilter, StringComparison.Ordinal);

    // As the serializer writes it.
    const string OurFilter = $"{{\"{PublishedAs}\":";

    /// <summary><paramref name="subscription"/> without copies of what the queue gets from <paramref name="ownTopics"/>. A filter of the user's own stays.</summary>
    public static SubscriptionDeclaration Without(SubscriptionDeclaration subscription, IReadOnlyList<string> ownTopics)
    {
        if (ownTopics.Count == 0 || subscription.Attributes.ContainsKey(FilterPolicy))
            return subscription;

        object[] passes = [new Dictionary<string, object> { ["exists"] = false }, new Dictionary<string, object> { ["anything-but"] = ownTopics }];
        var policy = JsonSerializer.Serialize(new Dictionary<string, object> { [PublishedAs] = passes });
        return subscription with { Attributes = subscription.Attributes.Append(new(FilterPolicy, policy)).ToDictionary() };
    }
}
