using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SQS.Model;

/// <summary>Changes how long up to ten messages stay hidden. Each succeeds or fails alone: look at <see cref="ChangeMessageVisibilityBatchResponse.Failed"/>.</summary>
public class ChangeMessageVisibilityBatchRequest : AmazonSQSRequest
{
    /// <summary>An empty request.</summary>
    public ChangeMessageVisibilityBatchRequest()
    {
    }

    /// <summary>A request that changes these entries.</summary>
    public ChangeMessageVisibilityBatchRequest(string queueUrl, List<ChangeMessageVisibilityBatchRequestEntry> entries) => (QueueUrl, Entries) = (queueUrl, entries);

    /// <summary>The queue. Required.</summary>
    public string? QueueUrl { get; set; }

    /// <summary>1 to 10 receipts. Required.</summary>
    public List<ChangeMessageVisibilityBatchRequestEntry>? Entries { get; set; } = Collections.NewList<ChangeMessageVisibilityBatchRequestEntry>();
}

/// <summary>A message of a batch to hide longer or give back.</summary>
public class ChangeMessageVisibilityBatchRequestEntry
{
    /// <summary>An empty entry.</summary>
    public ChangeMessageVisibilityBatchRequestEntry()
    {
    }

    /// <summary>An entry for what this receipt names.</summary>
    public ChangeMessageVisibilityBatchRequestEntry(string id, string receiptHandle) => (Id, ReceiptHandle) = (id, receiptHandle);

    /// <inheritdoc cref="SendMessageBatchRequestEntry.Id"/>
    public string? Id { get; set; }

    /// <inheritdoc cref="ChangeMessageVisibilityRequest.ReceiptHandle"/>
    public string? ReceiptHandle { get; set; }

    /// <inheritdoc cref="ChangeMessageVisibilityRequest.VisibilityTimeout"/>
    public int? VisibilityTimeout { get; set; }
}

/// <summary>The answer to <see cref="ChangeMessageVisibilityBatchRequest"/>: every entry is in one of the two lists.</summary>
public class ChangeMessageVisibilityBatchResponse : AmazonWebServiceResponse
{
    /// <summary>What was changed.</summary>
    public List<ChangeMessageVisibilityBatchResultEntry>? Successful { get; set; } = Collections.NewList<ChangeMessageVisibilityBatchResultEntry>();

    /// <summary>What wasn't, and why.</summary>
    public List<BatchResultErrorEntry>? Failed { get; set; } = Collections.NewList<BatchResultErrorEntry>();
}

/// <summary>A message of a batch whose visibility was changed.</summary>
public class ChangeMessageVisibilityBatchResultEntry
{
    /// <summary>The entry's id.</summary>
    public string Id { get; set; } = null!;
}
