using System.Net;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace MassTransit.AmazonSqsTransport;

/// <summary>PublishBatch.</summary>
sealed class TopicBatch(IAmazonSimpleNotificationService sns, string topicName, string topicArn) : IBatchRequest<PublishBatchRequestEntry>
{
    public int MaxBytes => TransportConstraints.TopicBatchBytes;

    public async Task<IReadOnlyList<EntryFailure>> Send(List<PublishBatchRequestEntry> entries)
    {
        for (var i = 0; i < entries.Count; i++)
            entries[i].Id = EntryIds.At(i);
        var response = await sns.PublishBatchAsync(new PublishBatchRequest { TopicArn = topicArn, PublishBatchRequestEntries = entries });
        return response.Failed is not { Count: > 0 } failed
            ? EntryFailure.None
            : failed.ConvertAll(entry => new EntryFailure(EntryIds.Place(entry.Id), entry.Code, entry.Message, entry.SenderFault ?? false));
    }

    public bool MayBeOneEntrysFault(Exception exception) =>
        exception is AmazonSimpleNotificationServiceException { StatusCode: HttpStatusCode.BadRequest } and not NotFoundException;

    public bool MayPass(Exception exception) => ServiceState.IsBusy(exception);

    public Exception TooLarge(int bytes) =>
        new MessageException(typeof(PublishBatchRequestEntry), $"A message of {bytes} bytes is too large for topic {topicName}: it may have {TransportConstraints.TopicBatchBytes}, attributes included.");

    public Exception Refused(EntryFailure failure) => failure.IsFinal
        ? new TransportException(new Uri($"topic:{topicName}"), $"The topic refused a message: {failure.Code} {failure.Message}")
        : new TriedInVainException(new Uri($"topic:{topicName}"), $"The topic could not take a message: {failure.Code} {failure.Message}");

    public void Abandoned(PublishBatchRequestEntry entry, Exception exception) =>
        throw new InvalidOperationException("Every publisher waits.");
}
