namespace MassTransit.AmazonSqsTransport;

/// <summary>A queue that exists, as a receive endpoint needs it.</summary>
sealed record DeployedQueue(string Name, string Url, string Arn, TimeSpan VisibilityTimeout, IReadOnlyList<string> SubscriptionArns);
