using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace JadaReferral.Dashboard.Operations;

/// <summary>The queues of the system, found by the services whose names they begin with.</summary>
public sealed class Queues(IAmazonSQS sqs)
{
    const int AtOnce = 8;
    const string Waiting = "ApproximateNumberOfMessages";
    const string InFlight = "ApproximateNumberOfMessagesNotVisible";
    const string Delayed = "ApproximateNumberOfMessagesDelayed";

    static readonly string[] Services = ["redirect", "clicks", "aggregates", "dashboard", "previews", "mailer"];
    static readonly List<string> Depth = [Waiting, InFlight, Delayed];

    /// <summary>Every queue with its depth, by name. SQS's counts are approximate and lag by seconds.</summary>
    public async Task<IReadOnlyList<QueueDepth>> List(CancellationToken cancellationToken)
    {
        var found = new List<string>();
        foreach (var service in Services)
            found.AddRange(await Urls(service + "-", cancellationToken));

        var depths = new QueueDepth?[found.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, found.Count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (index, cancelled) => depths[index] = await Read(found[index], cancelled));
        return [.. depths.OfType<QueueDepth>().OrderBy(queue => queue.Name, StringComparer.Ordinal)];
    }

    /// <summary>Whether a queue is one of this system's, by its name: an account holds other people's too.</summary>
    public static bool IsOurs(string name) => Array.Exists(Services, service => name.StartsWith(service + "-", StringComparison.Ordinal));

    /// <summary>The address of a queue by its name.</summary>
    public async Task<string> Url(string name, CancellationToken cancellationToken) =>
        (await sqs.GetQueueUrlAsync(name, cancellationToken)).QueueUrl;

    async Task<List<string>> Urls(string prefix, CancellationToken cancellationToken)
    {
        var urls = new List<string>();
        var request = new ListQueuesRequest(prefix) { MaxResults = 1_000 };
        do
        {
            var page = await sqs.ListQueuesAsync(request, cancellationToken);
            urls.AddRange(page.QueueUrls ?? []);
            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
        return urls;
    }

    async Task<QueueDepth?> Read(string url, CancellationToken cancellationToken)
    {
        try
        {
            var attributes = (await sqs.GetQueueAttributesAsync(url, Depth, cancellationToken)).Attributes ?? [];
            long Count(string name) => long.Parse(attributes.GetValueOrDefault(name, "0"), CultureInfo.InvariantCulture);
            return new QueueDepth(url[(url.LastIndexOf('/') + 1)..], Count(Waiting), Count(InFlight), Count(Delayed));
        }
        catch (QueueDoesNotExistException)
        {
            // An instance's own queue goes with the instance, also between these two calls.
            return null;
        }
    }
}

/// <summary>How much is in a queue.</summary>
/// <param name="Name">The queue's name, <c>{service}-{consumer}</c>; <c>_error</c> and <c>_skipped</c> end those of dead letters.</param>
/// <param name="Waiting">Messages to be received.</param>
/// <param name="InFlight">Messages some consumer has in hand.</param>
/// <param name="Delayed">Messages that wait for their time.</param>
public sealed record QueueDepth(string Name, long Waiting, long InFlight, long Delayed)
{
    public const string ErrorSuffix = "_error";
    public const string SkippedSuffix = "_skipped";

    /// <summary>Whether it holds what a consumer gave up.</summary>
    public bool IsDeadLetters => Origin(Name) is not null;

    /// <summary>The queue whose dead letters <paramref name="name"/> holds; null when it holds none.</summary>
    public static string? Origin(string name) => name switch
    {
        _ when name.EndsWith(ErrorSuffix, StringComparison.Ordinal) => name[..^ErrorSuffix.Length],
        _ when name.EndsWith(SkippedSuffix, StringComparison.Ordinal) => name[..^SkippedSuffix.Length],
        _ => null,
    };
}
