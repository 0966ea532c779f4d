using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SQS.Model;

/// <summary>Deletes up to ten received messages. Each succeeds or fails alone: look at <see cref="DeleteMessageBatchResponse.Failed"/>.</summary>
public class DeleteMessageBatchRequest : AmazonSQSRequest
{
    /// <summary>An empty request.</summary>
    public DeleteMessageBatchRequest()
    {
    }

    /// <summary>A request that deletes these entries.</summary>
    public DeleteMessageBatchRequest(string queueUrl, List<DeleteMessageBatchRequestEntry> entries) => (QueueUrl, Entries) = (queueUrl, entries);

    /// <summary>The queue. Required.</summary>
    public string? QueueUrl { get; set; }

    /// <summary>1 to 10 receipts. Required.</summary>
    public List<DeleteMessageBatchRequestEntry>? Entries { get; set; } = Collections.NewList<DeleteMessageBatchRequestEntry>();
}

/// <summary>A message of a batch to delete.</summary>
public class DeleteMessageBatchRequestEntry
{
    /// <summary>An empty entry.</summary>
    public DeleteMessageBatchRequestEntry()
    {
    }

    /// <summary>An entry that deletes what this receipt names.</summary>
    public DeleteMessageBatchRequestEntry(string id, string receiptHandle) => (Id, ReceiptHandle) = (id, receiptHandle);

    /// <inheritdoc cref="SendMessageBatchRequestEntry.Id"/>
    public string? Id { get; set; }

    /// <inheritdoc cref="DeleteMessageRequest.ReceiptHandle"/>
    public string? ReceiptHandle { get; set; }
}

/// <summary>The answer to <see cref="DeleteMessageBatchRequest"/>: every entry is in one of the two lists.</summary>
public class DeleteMessageBatchResponse : AmazonWebServiceResponse
{
    /// <summary>What was deleted.</summary>
    public List<DeleteMessageBatchResultEntry>? Successful { get; set; } = Collections.NewList<DeleteMessageBatchResultEntry>();

    /// <summary>What wasn't, and why.</summary>
    public List<BatchResultErrorEntry>? Failed { get; set; } = Collections.NewList<BatchResultErrorEntry>();
}

/// <summary>A message of a batch that was deleted.</summary>
public class DeleteMessageBatchResultEntry
{
    /// <summary>The entry's id.</summary>
    public string Id { get; set; } = null!;
}
