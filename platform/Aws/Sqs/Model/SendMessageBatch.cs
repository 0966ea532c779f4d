using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.SQS.Model;

/// <summary>Sends up to ten messages. Each succeeds or fails alone: look at <see cref="SendMessageBatchResponse.Failed"/>.</summary>
public class SendMessageBatchRequest : AmazonSQSRequest
{
    /// <summary>An empty request.</summary>
    public SendMessageBatchRequest()
    {
    }

    /// <summary>A request that sends these entries to the queue.</summary>
    public SendMessageBatchRequest(string queueUrl, List<SendMessageBatchRequestEntry> entries) => (QueueUrl, Entries) = (queueUrl, entries);

    /// <summary>The queue. Required.</summary>
    public string? QueueUrl { get; set; }

    /// <summary>1 to 10 messages, together 1 MiB at most. Required.</summary>
    public List<SendMessageBatchRequestEntry>? Entries { get; set; } = Collections.NewList<SendMessageBatchRequestEntry>();
}

/// <summary>A message of a batch.</summary>
public class SendMessageBatchRequestEntry
{
    /// <summary>An empty entry.</summary>
    public SendMessageBatchRequestEntry()
    {
    }

    /// <summary>An entry that sends this body.</summary>
    public SendMessageBatchRequestEntry(string id, string messageBody) => (Id, MessageBody) = (id, messageBody);

    /// <summary>Names the entry in the answer: 1 to 80 letters, digits, hyphens and underscores, distinct in the batch. Required.</summary>
    public string? Id { get; set; }

    /// <inheritdoc cref="SendMessageRequest.MessageBody"/>
    public string? MessageBody { get; set; }

    /// <inheritdoc cref="SendMessageRequest.DelaySeconds"/>
    public int? DelaySeconds { get; set; }

    /// <inheritdoc cref="SendMessageRequest.MessageAttributes"/>
    public Dictionary<string, MessageAttributeValue>? MessageAttributes { get; set; } = Collections.NewMap<MessageAttributeValue>();

    /// <inheritdoc cref="SendMessageRequest.MessageSystemAttributes"/>
    public Dictionary<string, MessageSystemAttributeValue>? MessageSystemAttributes { get; set; } = Collections.NewMap<MessageSystemAttributeValue>();

    /// <inheritdoc cref="SendMessageRequest.MessageDeduplicationId"/>
    public string? MessageDeduplicationId { get; set; }

    /// <inheritdoc cref="SendMessageRequest.MessageGroupId"/>
    public string? MessageGroupId { get; set; }
}

/// <summary>The answer to <see cref="SendMessageBatchRequest"/>: every entry is in one of the two lists.</summary>
public class SendMessageBatchResponse : AmazonWebServiceResponse
{
    /// <summary>What was sent.</summary>
    public List<SendMessageBatchResultEntry>? Successful { get; set; } = Collections.NewList<SendMessageBatchResultEntry>();

    /// <summary>What wasn't, and why.</summary>
    public List<BatchResultErrorEntry>? Failed { get; set; } = Collections.NewList<BatchResultErrorEntry>();
}

/// <summary>A message of a batch that was sent.</summary>
public class SendMessageBatchResultEntry
{
    /// <summary>The entry's <see cref="SendMessageBatchRequestEntry.Id"/>.</summary>
    public string Id { get; set; } = null!;

    /// <inheritdoc cref="SendMessageResponse.MessageId"/>
    public string MessageId { get; set; } = null!;

    /// <inheritdoc cref="SendMessageResponse.MD5OfMessageBody"/>
    public string? MD5OfMessageBody { get; set; }

    /// <inheritdoc cref="SendMessageResponse.MD5OfMessageAttributes"/>
    public string? MD5OfMessageAttributes { get; set; }

    /// <inheritdoc cref="SendMessageResponse.MD5OfMessageSystemAttributes"/>
    public string? MD5OfMessageSystemAttributes { get; set; }

    /// <inheritdoc cref="SendMessageResponse.SequenceNumber"/>
    public string? SequenceNumber { get; set; }
}

/// <summary>An entry of a batch that failed.</summary>
public class BatchResultErrorEntry
{
    /// <summary>The entry's id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The error's code.</summary>
    public string Code { get; set; } = null!;

    /// <summary>True when trying the same again can't help.</summary>
    public bool? SenderFault { get; set; }

    /// <summary>What the service said.</summary>
    public string? Message { get; set; }
}
