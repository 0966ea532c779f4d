using System.Net;
using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

#pragma warning disable CS1573 // Their parameters are those of AmazonSimpleNotificationServiceException.

/// <summary>The caller may not do this.</summary>
/// <inheritdoc cref="AmazonSimpleNotificationServiceException" path="/param"/>
public class AuthorizationErrorException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>Two entries of a batch have the same id.</summary>
/// <inheritdoc cref="AmazonSimpleNotificationServiceException" path="/param"/>
public class BatchEntryIdsNotDistinctException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>All entries of a batch together are larger than the service takes.</summary>
/// <inheritdoc cref="AmazonSimpleNotificationServiceException" path="/param"/>
public class BatchRequestTooLongException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The topic is being changed by another request.</summary>
/// <inheritdoc cref="AmazonSimpleNotificationServiceException" path="/param"/>
public class ConcurrentAccessException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>A batch without entries.</summary>
/// <inheritdoc cref="AmazonSimpleNotificationServiceException" path="/param"/>
public class EmptyBatchRequestException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The endpoint is disabled.</summary>
/// <inheritdoc cref="AmazonSimpleNotificationServiceException" path="/param"/>
public class EndpointDisabledException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The account has as many filter policies as it may.</summary>
/// <inheritdoc cref="AmazonSimpleNotificationServiceException" path="/param"/>
public class FilterPolicyLimitExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>SNS failed; trying again may help.</summary>
/// <inheritdoc cref="AmazonSimpleNotificationServiceException" path="/param"/>
public class InternalErrorException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>A batch entry's id isn't 1 to 80 letters, digits, hyphens and underscores.</summary>
/// <inheritdoc cref="AmazonSimpleNotificationServiceException" path="/param"/>
public class InvalidBatchEntryIdException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>A parameter isn't valid; also the answer to subscribing again with other attributes.</summary>
/// <inheritdoc cref="AmazonSimpleNotificationServiceException" path="/param"/>
public class InvalidParameterException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>A parameter's value isn't valid.</summary>
/// <inheritdoc cref="AmazonSimpleNotificationServiceException" path="/param"/>
public class InvalidParameterValueException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The request's signature isn't valid.</summary>
/// <inheritdoc cref="AmazonSimpleNotificationServiceException" path="/param"/>
public class InvalidSecurityException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The caller may not use the topic's encryption key.</summary>
/// <inheritdoc cref="AmazonSimpleNotificationServiceException" path="/param"/>
public class KMSAccessDeniedException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The topic's encryption key is disabled.</summary>
/// <inheritdoc cref="AmazonSimpleNotificationServiceException" path="/param"/>
public class KMSDisabledException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>KMS throttles requests for the topic's encryption key.</summary>
/// <inheritdoc cref="AmazonSimpleNotificationServiceException" path="/param"/>
public class KMSThrottlingException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>There is no such topic or subscription.</summary>
/// <inheritdoc cref="AmazonSimpleNotificationServiceException" path="/param"/>
public class NotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The account or topic has as many subscriptions as it may.</summary>
/// <inheritdoc cref="AmazonSimpleNotificationServiceException" path="/param"/>
public class SubscriptionLimitExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>More than 50 tags on the topic.</summary>
/// <inheritdoc cref="AmazonSimpleNotificationServiceException" path="/param"/>
public class TagLimitExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The service throttles this caller.</summary>
/// <inheritdoc cref="AmazonSimpleNotificationServiceException" path="/param"/>
public class ThrottledException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>More than ten entries in a batch.</summary>
/// <inheritdoc cref="AmazonSimpleNotificationServiceException" path="/param"/>
public class TooManyEntriesInBatchRequestException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The account has as many topics as it may.</summary>
/// <inheritdoc cref="AmazonSimpleNotificationServiceException" path="/param"/>
public class TopicLimitExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>A parameter isn't valid.</summary>
/// <inheritdoc cref="AmazonSimpleNotificationServiceException" path="/param"/>
public class ValidationException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleNotificationServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
