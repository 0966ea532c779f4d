using System.Text.Json.Serialization;
using Amazon.SQS.Model;
using JadaReferral.Platform.Aws;

namespace Amazon.SQS;

/// <summary>SQS on the wire: AWS JSON 1.0, <c>X-Amz-Target: AmazonSQS.{Action}</c>, and the exception of each error.</summary>
static class SqsService
{
    public static readonly ServiceDescription Description = new("SQS", "sqs", "2012-11-05", Errors());

    public static readonly JsonOperation<CreateQueueRequest, CreateQueueResponse> CreateQueue = new(Description, "1.0", "AmazonSQS.CreateQueue", SqsJson.Default.CreateQueueRequest, SqsJson.Default.CreateQueueResponse);
    public static readonly JsonOperation<GetQueueUrlRequest, GetQueueUrlResponse> GetQueueUrl = new(Description, "1.0", "AmazonSQS.GetQueueUrl", SqsJson.Default.GetQueueUrlRequest, SqsJson.Default.GetQueueUrlResponse);
    public static readonly JsonOperation<GetQueueAttributesRequest, GetQueueAttributesResponse> GetQueueAttributes = new(Description, "1.0", "AmazonSQS.GetQueueAttributes", SqsJson.Default.GetQueueAttributesRequest, SqsJson.Default.GetQueueAttributesResponse);
    public static readonly JsonOperation<SetQueueAttributesRequest, SetQueueAttributesResponse> SetQueueAttributes = new(Description, "1.0", "AmazonSQS.SetQueueAttributes", SqsJson.Default.SetQueueAttributesRequest, SqsJson.Default.SetQueueAttributesResponse);
    public static readonly JsonOperation<SendMessageRequest, SendMessageResponse> SendMessage = new(Description, "1.0", "AmazonSQS.SendMessage", SqsJson.Default.SendMessageRequest, SqsJson.Default.SendMessageResponse);
    public static readonly JsonOperation<SendMessageBatchRequest, SendMessageBatchResponse> SendMessageBatch = new(Description, "1.0", "AmazonSQS.SendMessageBatch", SqsJson.Default.SendMessageBatchRequest, SqsJson.Default.SendMessageBatchResponse);
    public static readonly JsonOperation<ReceiveMessageRequest, ReceiveMessageResponse> ReceiveMessage = new(Description, "1.0", "AmazonSQS.ReceiveMessage", SqsJson.Default.ReceiveMessageRequest, SqsJson.Default.ReceiveMessageResponse);
    public static readonly JsonOperation<DeleteMessageRequest, DeleteMessageResponse> DeleteMessage = new(Description, "1.0", "AmazonSQS.DeleteMessage", SqsJson.Default.DeleteMessageRequest, SqsJson.Default.DeleteMessageResponse);
    public static readonly JsonOperation<DeleteMessageBatchRequest, DeleteMessageBatchResponse> DeleteMessageBatch = new(Description, "1.0", "AmazonSQS.DeleteMessageBatch", SqsJson.Default.DeleteMessageBatchRequest, SqsJson.Default.DeleteMessageBatchResponse);
    public static readonly JsonOperation<ChangeMessageVisibilityRequest, ChangeMessageVisibilityResponse> ChangeMessageVisibility = new(Description, "1.0", "AmazonSQS.ChangeMessageVisibility", SqsJson.Default.ChangeMessageVisibilityRequest, SqsJson.Default.ChangeMessageVisibilityResponse);
    public static readonly JsonOperation<ChangeMessageVisibilityBatchRequest, ChangeMessageVisibilityBatchResponse> ChangeMessageVisibilityBatch = new(Description, "1.0", "AmazonSQS.ChangeMessageVisibilityBatch", SqsJson.Default.ChangeMessageVisibilityBatchRequest, SqsJson.Default.ChangeMessageVisibilityBatchResponse);
    public static readonly JsonOperation<PurgeQueueRequest, PurgeQueueResponse> PurgeQueue = new(Description, "1.0", "AmazonSQS.PurgeQueue", SqsJson.Default.PurgeQueueRequest, SqsJson.Default.PurgeQueueResponse);
    public static readonly JsonOperation<DeleteQueueRequest, DeleteQueueResponse> DeleteQueue = new(Description, "1.0", "AmazonSQS.DeleteQueue", SqsJson.Default.DeleteQueueRequest, SqsJson.Default.DeleteQueueResponse);
    public static readonly JsonOperation<ListQueuesRequest, ListQueuesResponse> ListQueues = new(Description, "1.0", "AmazonSQS.ListQueues", SqsJson.Default.ListQueuesRequest, SqsJson.Default.ListQueuesResponse);
    public static readonly JsonOperation<TagQueueRequest, TagQueueResponse> TagQueue = new(Description, "1.0", "AmazonSQS.TagQueue", SqsJson.Default.TagQueueRequest, SqsJson.Default.TagQueueResponse);

    /// <summary>By the modelled name, and by the code of the older query protocol, which some servers still answer with.</summary>
    static ErrorTable Errors() => new ErrorTable((m, i, t, c, r, s) => new AmazonSQSException(m, i, t, c, r, s))
        .With((m, i, t, c, r, s) => new BatchEntryIdsNotDistinctException(m, i, t, c, r, s), "BatchEntryIdsNotDistinct", "AWS.SimpleQueueService.BatchEntryIdsNotDistinct")
        .With((m, i, t, c, r, s) => new BatchRequestTooLongException(m, i, t, c, r, s), "BatchRequestTooLong", "AWS.SimpleQueueService.BatchRequestTooLong")
        .With((m, i, t, c, r, s) => new EmptyBatchRequestException(m, i, t, c, r, s), "EmptyBatchRequest", "AWS.SimpleQueueService.EmptyBatchRequest")
        .With((m, i, t, c, r, s) => new InvalidAddressException(m, i, t, c, r, s), "InvalidAddress")
        .With((m, i, t, c, r, s) => new InvalidAttributeNameException(m, i, t, c, r, s), "InvalidAttributeName")
        .With((m, i, t, c, r, s) => new InvalidAttributeValueException(m, i, t, c, r, s), "InvalidAttributeValue")
        .With((m, i, t, c, r, s) => new InvalidBatchEntryIdException(m, i, t, c, r, s), "InvalidBatchEntryId", "AWS.SimpleQueueService.InvalidBatchEntryId")
        .With((m, i, t, c, r, s) => new InvalidIdFormatException(m, i, t, c, r, s), "InvalidIdFormat")
        .With((m, i, t, c, r, s) => new InvalidMessageContentsException(m, i, t, c, r, s), "InvalidMessageContents")
        .With((m, i, t, c, r, s) => new InvalidSecurityException(m, i, t, c, r, s), "InvalidSecurity")
        .With((m, i, t, c, r, s) => new KmsAccessDeniedException(m, i, t, c, r, s), "KmsAccessDenied", "KMS.AccessDeniedException")
        .With((m, i, t, c, r, s) => new KmsDisabledException(m, i, t, c, r, s), "KmsDisabled", "KMS.DisabledException")
        .With((m, i, t, c, r, s) => new KmsThrottledException(m, i, t, c, r, s), "KmsThrottled", "KMS.ThrottlingException")
        .With((m, i, t, c, r, s) => new MessageNotInflightException(m, i, t, c, r, s), "MessageNotInflight", "AWS.SimpleQueueService.MessageNotInflight")
        .With((m, i, t, c, r, s) => new OverLimitException(m, i, t, c, r, s), "OverLimit")
        .With((m, i, t, c, r, s) => new PurgeQueueInProgressException(m, i, t, c, r, s), "PurgeQueueInProgress", "AWS.SimpleQueueService.PurgeQueueInProgress")
        .With((m, i, t, c, r, s) => new QueueDeletedRecentlyException(m, i, t, c, r, s), "QueueDeletedRecently", "AWS.SimpleQueueService.QueueDeletedRecently")
        .With((m, i, t, c, r, s) => new QueueDoesNotExistException(m, i, t, c, r, s), "QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue")
        .With((m, i, t, c, r, s) => new QueueNameExistsException(m, i, t, c, r, s), "QueueNameExists", "QueueAlreadyExists")
        .With((m, i, t, c, r, s) => new ReceiptHandleIsInvalidException(m, i, t, c, r, s), "ReceiptHandleIsInvalid")
        .With((m, i, t, c, r, s) => new RequestThrottledException(m, i, t, c, r, s), "RequestThrottled")
        .With((m, i, t, c, r, s) => new TooManyEntriesInBatchRequestException(m, i, t, c, r, s), "TooManyEntriesInBatchRequest", "AWS.SimpleQueueService.TooManyEntriesInBatchRequest")
        .With((m, i, t, c, r, s) => new UnsupportedOperationException(m, i, t, c, r, s), "UnsupportedOperation", "AWS.SimpleQueueService.UnsupportedOperation");
}

/// <summary>The bodies: members are named as the types' properties are; what isn't set isn't written.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(Base64StreamConverter)])]
[JsonSerializable(typeof(CreateQueueRequest))]
[JsonSerializable(typeof(CreateQueueResponse))]
[JsonSerializable(typeof(GetQueueUrlRequest))]
[JsonSerializable(typeof(GetQueueUrlResponse))]
[JsonSerializable(typeof(GetQueueAttributesRequest))]
[JsonSerializable(typeof(GetQueueAttributesResponse))]
[JsonSerializable(typeof(SetQueueAttributesRequest))]
[JsonSerializable(typeof(SetQueueAttributesResponse))]
[JsonSerializable(typeof(SendMessageRequest))]
[JsonSerializable(typeof(SendMessageResponse))]
[JsonSerializable(typeof(SendMessageBatchRequest))]
[JsonSerializable(typeof(SendMessageBatchResponse))]
[JsonSerializable(typeof(ReceiveMessageRequest))]
[JsonSerializable(typeof(ReceiveMessageResponse))]
[JsonSerializable(typeof(DeleteMessageRequest))]
[JsonSerializable(typeof(DeleteMessageResponse))]
[JsonSerializable(typeof(DeleteMessageBatchRequest))]
[JsonSerializable(typeof(DeleteMessageBatchResponse))]
[JsonSerializable(typeof(ChangeMessageVisibilityRequest))]
[JsonSerializable(typeof(ChangeMessageVisibilityResponse))]
[JsonSerializable(typeof(ChangeMessageVisibilityBatchRequest))]
[JsonSerializable(typeof(ChangeMessageVisibilityBatchResponse))]
[JsonSerializable(typeof(PurgeQueueRequest))]
[JsonSerializable(typeof(PurgeQueueResponse))]
[JsonSerializable(typeof(DeleteQueueRequest))]
[JsonSerializable(typeof(DeleteQueueResponse))]
[JsonSerializable(typeof(ListQueuesRequest))]
[JsonSerializable(typeof(ListQueuesResponse))]
[JsonSerializable(typeof(TagQueueRequest))]
[JsonSerializable(typeof(TagQueueResponse))]
sealed partial class SqsJson : JsonSerializerContext;
