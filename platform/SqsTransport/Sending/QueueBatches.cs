using System.Net;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace MassTransit.AmazonSqsTransport;

/// <summary>What the three batch actions of a queue have in common.</summary>
abstract class QueueBatch<TEntry>(string queueName) : IBatchRequest<TEntry>
{
    public int MaxBytes => TransportConstraints.QueueBatchBytes;

    protected string QueueName { get; } = queueName;

    public abstract Task<IReadOnlyList<EntryFailure>> Send(List<TEntry> entries);

    public bool MayBeOneEntrysFault(Exception exception) =>
        exception is AmazonSQSException { StatusCode: HttpStatusCode.BadRequest } and not QueueDoesNotExistException;

    public virtual bool MayPass(Exception exception) => ServiceState.IsBusy(exception);

    public Exception TooLarge(int bytes) =>
        new MessageException(typeof(TEntry), $"A message of {bytes} bytes is too large for queue {QueueName}: it may have {TransportConstraints.QueueBatchBytes}, attributes included.");

    public Exception Refused(EntryFailure failure) => failure.IsFinal
        ? new TransportException(new Uri($"queue:{QueueName}"), $"The queue refused a message: {failure.Code} {failure.Message}")
        : new TriedInVainException(new Uri($"queue:{QueueName}"), $"The queue could not do what was asked of it: {failure.Code} {failure.Message}");

    public virtual void Done(TEntry entry)
    {
    }

    public virtual void Abandoned(TEntry entry, Exception exception) =>
        throw new InvalidOperationException("Every sender waits.");

    protected static IReadOnlyList<EntryFailure> Failures(List<BatchResultErrorEntry>? failed) =>
        failed is not { Count: > 0 }
            ? EntryFailure.None
            : failed.ConvertAll(entry => new EntryFailure(EntryIds.Place(entry.Id), entry.Code, entry.Message, entry.SenderFault ?? false));
}

/// <summary>SendMessageBatch.</summary>
sealed class SendBatch(IAmazonSQS sqs, string queueName, string queueUrl) : QueueBatch<SendMessageBatchRequestEntry>(queueName)
{
    public override async Task<IReadOnlyList<EntryFailure>> Send(List<SendMessageBatchRequestEntry> entries)
    {
        for (var i = 0; i < entries.Count; i++)
            entries[i].Id = EntryIds.At(i);
        var response = await sqs.SendMessageBatchAsync(new SendMessageBatchRequest(queueUrl, entries));
        return Failures(response.Failed);
    }
}

/// <summary>DeleteMessageBatch.</summary>
sealed class DeleteBatch(IAmazonSQS sqs, string queueName, string queueUrl, Action<Delivery> done, Action<Delivery, Exception> failed) : QueueBatch<Delivery>(queueName)
{
    public override async Task<IReadOnlyList<EntryFailure>> Send(List<Delivery> entries)
    {
        var deletes = new List<DeleteMessageBatchRequestEntry>(entries.Count);
        for (var i = 0; i < entries.Count; i++)
            deletes.Add(new DeleteMessageBatchRequestEntry(EntryIds.At(i), entries[i].ReceiptHandle));
        var response = await sqs.DeleteMessageBatchAsync(new DeleteMessageBatchRequest(queueUrl, deletes));
        return Failures(response.Failed);
    }

    // Nobody waits for a delete, and without it the message would be handled again.
    public override bool MayPass(Exception exception) => ServiceState.IsBusyOrAway(exception);

    public override void Done(Delivery entry) => done(entry);

    public override void Abandoned(Delivery entry, Exception exception) => failed(entry, exception);
}

/// <summary>ChangeMessageVisibilityBatch.</summary>
sealed class VisibilityBatch(IAmazonSQS sqs, string queueName, string queueUrl, Action<VisibilityChange> done, Action<VisibilityChange, Exception> failed) :
    QueueBatch<VisibilityChange>(queueName)
{
    public override async Task<IReadOnlyList<EntryFailure>> Send(List<VisibilityChange> entries)
    {
        var changes = new List<ChangeMessageVisibilityBatchRequestEntry>(entries.Count);
        for (var i = 0; i < entries.Count; i++)
            changes.Add(new ChangeMessageVisibilityBatchRequestEntry(EntryIds.At(i), entries[i].Delivery.ReceiptHandle) { VisibilityTimeout = entries[i].Seconds });
        var response = await sqs.ChangeMessageVisibilityBatchAsync(new ChangeMessageVisibilityBatchRequest(queueUrl, changes));
        return Failures(response.Failed);
    }

    public override void Done(VisibilityChange entry) => done(entry);

    public override void Abandoned(VisibilityChange entry, Exception exception) => failed(entry, exception);
}
