using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SQS.Model;

/// <summary>Lists the account's queues, page by page.</summary>
public class ListQueuesRequest : AmazonSQSRequest
{
    /// <summary>An empty request.</summary>
    public ListQueuesRequest()
    {
    }

    /// <summary>A request for queues whose names begin so.</summary>
    public ListQueuesRequest(string queueNamePrefix) => QueueNamePrefix = queueNamePrefix;

    /// <summary>Only queues whose names begin so.</summary>
    public string? QueueNamePrefix { get; set; }

    /// <summary>Queues in an answer, 1 to 1,000. Without it up to 1,000 are answered and there is no next page.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where the page before ended.</summary>
    public string? NextToken { get; set; }
}

/// <summary>The answer to <see cref="ListQueuesRequest"/>.</summary>
public class ListQueuesResponse : AmazonWebServiceResponse
{
    /// <summary>URLs; null when there are none.</summary>
    public List<string>? QueueUrls { get; set; } = Collections.NewList<string>();

    /// <summary>Where this page ended; null on the last.</summary>
    public string? NextToken { get; set; }
}
