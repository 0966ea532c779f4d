using System.Net;
using Amazon.Runtime;

namespace Amazon.SQS.Model;

#pragma warning disable CS1573 // Their parameters are those of AmazonSQSException.

/// <summary>Two entries of a batch have the same id.</summary>
/// <inheritdoc cref="AmazonSQSException" path="/param"/>
public class BatchEntryIdsNotDistinctException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSQSException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>All entries of a batch together are larger than the service takes.</summary>
/// <inheritdoc cref="AmazonSQSException" path="/param"/>
public class BatchRequestTooLongException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSQSException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>A batch without entries.</summary>
/// <inheritdoc cref="AmazonSQSException" path="/param"/>
public class EmptyBatchRequestException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSQSException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The queue URL isn't one of this service.</summary>
/// <inheritdoc cref="AmazonSQSException" path="/param"/>
public class InvalidAddressException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSQSException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>There is no such attribute.</summary>
/// <inheritdoc cref="AmazonSQSException" path="/param"/>
public class InvalidAttributeNameException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSQSException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The attribute doesn't take this value.</summary>
/// <inheritdoc cref="AmazonSQSException" path="/param"/>
public class InvalidAttributeValueException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSQSException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>A batch entry's id isn't 1 to 80 letters, digits, hyphens and underscores.</summary>
/// <inheritdoc cref="AmazonSQSException" path="/param"/>
public class InvalidBatchEntryIdException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSQSException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The receipt handle isn't valid for this version of the service.</summary>
/// <inheritdoc cref="AmazonSQSException" path="/param"/>
public class InvalidIdFormatException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSQSException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The body has characters that SQS doesn't carry.</summary>
/// <inheritdoc cref="AmazonSQSException" path="/param"/>
public class InvalidMessageContentsException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSQSException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The request must be made over HTTPS and signed with SigV4.</summary>
/// <inheritdoc cref="AmazonSQSException" path="/param"/>
public class InvalidSecurityException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSQSException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The caller may not use the queue's encryption key.</summary>
/// <inheritdoc cref="AmazonSQSException" path="/param"/>
public class KmsAccessDeniedException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSQSException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The queue's encryption key is disabled.</summary>
/// <inheritdoc cref="AmazonSQSException" path="/param"/>
public class KmsDisabledException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSQSException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>KMS throttles requests for the queue's encryption key.</summary>
/// <inheritdoc cref="AmazonSQSException" path="/param"/>
public class KmsThrottledException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSQSException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The message isn't in flight: its visibility can't be changed.</summary>
/// <inheritdoc cref="AmazonSQSException" path="/param"/>
public class MessageNotInflightException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSQSException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>Too many messages of the queue are in flight (120,000 for a standard queue).</summary>
/// <inheritdoc cref="AmazonSQSException" path="/param"/>
public class OverLimitException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSQSException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The queue was purged less than 60 seconds ago.</summary>
/// <inheritdoc cref="AmazonSQSException" path="/param"/>
public class PurgeQueueInProgressException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSQSException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>A queue of this name was deleted less than 60 seconds ago.</summary>
/// <inheritdoc cref="AmazonSQSException" path="/param"/>
public class QueueDeletedRecentlyException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSQSException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>There is no such queue.</summary>
/// <inheritdoc cref="AmazonSQSException" path="/param"/>
public class QueueDoesNotExistException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSQSException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>A queue of this name exists with other attributes.</summary>
/// <inheritdoc cref="AmazonSQSException" path="/param"/>
public class QueueNameExistsException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSQSException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The receipt handle is malformed, or of another queue.</summary>
/// <inheritdoc cref="AmazonSQSException" path="/param"/>
public class ReceiptHandleIsInvalidException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSQSException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The service throttles this caller.</summary>
/// <inheritdoc cref="AmazonSQSException" path="/param"/>
public class RequestThrottledException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSQSException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>More than ten entries in a batch.</summary>
/// <inheritdoc cref="AmazonSQSException" path="/param"/>
public class TooManyEntriesInBatchRequestException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSQSException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The queue doesn't support this operation.</summary>
/// <inheritdoc cref="AmazonSQSException" path="/param"/>
public class UnsupportedOperationException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSQSException(message, innerException, errorType, errorCode, requestId, statusCode);
