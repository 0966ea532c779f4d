using System.Net;
using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

#pragma warning disable CS1573 // Their parameters are those of AmazonEventBridgeException.

/// <summary>EventBridge failed; trying again may help.</summary>
/// <inheritdoc cref="AmazonEventBridgeException" path="/param"/>
public class InternalException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonEventBridgeException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>There is no such bus.</summary>
/// <inheritdoc cref="AmazonEventBridgeException" path="/param"/>
public class ResourceNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonEventBridgeException(message, innerException, errorType, errorCode, requestId, statusCode);
