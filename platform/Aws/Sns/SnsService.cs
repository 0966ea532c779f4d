using Amazon.SimpleNotificationService.Model;
using JadaReferral.Platform.Aws;

namespace Amazon.SimpleNotificationService;

/// <summary>SNS on the wire: AWS query, and the exception of each error.</summary>
static class SnsService
{
    public static readonly ServiceDescription Description = new("SNS", "sns", "2010-03-31", Errors());

    public static readonly QueryOperation<CreateTopicRequest, CreateTopicResponse> CreateTopic = new(Description, "CreateTopic");
    public static readonly QueryOperation<SubscribeRequest, SubscribeResponse> Subscribe = new(Description, "Subscribe");
    public static readonly QueryOperation<UnsubscribeRequest, UnsubscribeResponse> Unsubscribe = new(Description, "Unsubscribe");
    public static readonly QueryOperation<SetSubscriptionAttributesRequest, SetSubscriptionAttributesResponse> SetSubscriptionAttributes = new(Description, "SetSubscriptionAttributes");
    public static readonly QueryOperation<GetSubscriptionAttributesRequest, GetSubscriptionAttributesResponse> GetSubscriptionAttributes = new(Description, "GetSubscriptionAttributes");
    public static readonly QueryOperation<ListSubscriptionsByTopicRequest, ListSubscriptionsByTopicResponse> ListSubscriptionsByTopic = new(Description, "ListSubscriptionsByTopic");
    public static readonly QueryOperation<ListTopicsRequest, ListTopicsResponse> ListTopics = new(Description, "ListTopics");
    public static readonly QueryOperation<GetTopicAttributesRequest, GetTopicAttributesResponse> GetTopicAttributes = new(Description, "GetTopicAttributes");
    public static readonly QueryOperation<PublishRequest, PublishResponse> Publish = new(Description, "Publish");
    public static readonly QueryOperation<PublishBatchRequest, PublishBatchResponse> PublishBatch = new(Description, "PublishBatch");
    public static readonly QueryOperation<DeleteTopicRequest, DeleteTopicResponse> DeleteTopic = new(Description, "DeleteTopic");

    static ErrorTable Errors() => new ErrorTable((m, i, t, c, r, s) => new AmazonSimpleNotificationServiceException(m, i, t, c, r, s))
        .With((m, i, t, c, r, s) => new AuthorizationErrorException(m, i, t, c, r, s), "AuthorizationError")
        .With((m, i, t, c, r, s) => new BatchEntryIdsNotDistinctException(m, i, t, c, r, s), "BatchEntryIdsNotDistinct")
        .With((m, i, t, c, r, s) => new BatchRequestTooLongException(m, i, t, c, r, s), "BatchRequestTooLong")
        .With((m, i, t, c, r, s) => new ConcurrentAccessException(m, i, t, c, r, s), "ConcurrentAccess")
        .With((m, i, t, c, r, s) => new EmptyBatchRequestException(m, i, t, c, r, s), "EmptyBatchRequest")
        .With((m, i, t, c, r, s) => new EndpointDisabledException(m, i, t, c, r, s), "EndpointDisabled")
        .With((m, i, t, c, r, s) => new FilterPolicyLimitExceededException(m, i, t, c, r, s), "FilterPolicyLimitExceeded")
        .With((m, i, t, c, r, s) => new InternalErrorException(m, i, t, c, r, s), "InternalError")
        .With((m, i, t, c, r, s) => new InvalidBatchEntryIdException(m, i, t, c, r, s), "InvalidBatchEntryId")
        .With((m, i, t, c, r, s) => new InvalidParameterException(m, i, t, c, r, s), "InvalidParameter")
        .With((m, i, t, c, r, s) => new InvalidParameterValueException(m, i, t, c, r, s), "ParameterValueInvalid")
        .With((m, i, t, c, r, s) => new InvalidSecurityException(m, i, t, c, r, s), "InvalidSecurity")
        .With((m, i, t, c, r, s) => new KMSAccessDeniedException(m, i, t, c, r, s), "KMSAccessDenied")
        .With((m, i, t, c, r, s) => new KMSDisabledException(m, i, t, c, r, s), "KMSDisabled")
        .With((m, i, t, c, r, s) => new KMSThrottlingException(m, i, t, c, r, s), "KMSThrottling")
        .With((m, i, t, c, r, s) => new NotFoundException(m, i, t, c, r, s), "NotFound")
        .With((m, i, t, c, r, s) => new SubscriptionLimitExceededException(m, i, t, c, r, s), "SubscriptionLimitExceeded")
        .With((m, i, t, c, r, s) => new TagLimitExceededException(m, i, t, c, r, s), "TagLimitExceeded")
        .With((m, i, t, c, r, s) => new ThrottledException(m, i, t, c, r, s), "Throttled")
        .With((m, i, t, c, r, s) => new TooManyEntriesInBatchRequestException(m, i, t, c, r, s), "TooManyEntriesInBatchRequest")
        .With((m, i, t, c, r, s) => new TopicLimitExceededException(m, i, t, c, r, s), "TopicLimitExceeded")
        .With((m, i, t, c, r, s) => new ValidationException(m, i, t, c, r, s), "ValidationException");
}
