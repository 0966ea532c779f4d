using System.Net;
using Amazon.Runtime;

namespace Amazon.CloudFront.Model;

#pragma warning disable CS1573 // Their parameters are those of AmazonCloudFrontException.

/// <summary>The caller may not do this.</summary>
/// <inheritdoc cref="AmazonCloudFrontException" path="/param"/>
public class AccessDeniedException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCloudFrontException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>Too many paths.</summary>
/// <inheritdoc cref="AmazonCloudFrontException" path="/param"/>
public class BatchTooLargeException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCloudFrontException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The quantity isn't the number of items.</summary>
/// <inheritdoc cref="AmazonCloudFrontException" path="/param"/>
public class InconsistentQuantitiesException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCloudFrontException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>An argument isn't valid.</summary>
/// <inheritdoc cref="AmazonCloudFrontException" path="/param"/>
public class InvalidArgumentException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCloudFrontException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The request has no document.</summary>
/// <inheritdoc cref="AmazonCloudFrontException" path="/param"/>
public class MissingBodyException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCloudFrontException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>There is no such distribution.</summary>
/// <inheritdoc cref="AmazonCloudFrontException" path="/param"/>
public class NoSuchDistributionException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCloudFrontException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>There is no such invalidation.</summary>
/// <inheritdoc cref="AmazonCloudFrontException" path="/param"/>
public class NoSuchInvalidationException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCloudFrontException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>3,000 paths, or 15 with a wildcard, are in progress: try later.</summary>
/// <inheritdoc cref="AmazonCloudFrontException" path="/param"/>
public class TooManyInvalidationsInProgressException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCloudFrontException(message, innerException, errorType, errorCode, requestId, statusCode);
