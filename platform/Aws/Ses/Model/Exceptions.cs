using System.Net;
using Amazon.Runtime;

namespace Amazon.SimpleEmail.Model;

#pragma warning disable CS1573 // Their parameters are those of AmazonSimpleEmailServiceException.

/// <summary>Sending is paused for the whole account.</summary>
/// <inheritdoc cref="AmazonSimpleEmailServiceException" path="/param"/>
public class AccountSendingPausedException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleEmailServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>There is no such configuration set.</summary>
/// <inheritdoc cref="AmazonSimpleEmailServiceException" path="/param"/>
public class ConfigurationSetDoesNotExistException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleEmailServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>Sending is paused for the configuration set.</summary>
/// <inheritdoc cref="AmazonSimpleEmailServiceException" path="/param"/>
public class ConfigurationSetSendingPausedException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleEmailServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The custom MAIL FROM domain has no valid MX record.</summary>
/// <inheritdoc cref="AmazonSimpleEmailServiceException" path="/param"/>
public class MailFromDomainNotVerifiedException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleEmailServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>SES refuses this message: an identity isn't verified, or its content isn't acceptable.</summary>
/// <inheritdoc cref="AmazonSimpleEmailServiceException" path="/param"/>
public class MessageRejectedException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonSimpleEmailServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
