using System.Net;
using Amazon.Runtime;

namespace Amazon.SimpleEmail;

/// <summary>An error that SES answered, such as <c>Throttling</c>. What has no exception of its own in <c>Amazon.SimpleEmail.Model</c> comes as this.</summary>
/// <param name="message">What the service said.</param>
/// <param name="innerException">The HTTP failure beneath.</param>
/// <param name="errorType">Whose fault it is.</param>
/// <param name="errorCode">The code, e.g. <c>MessageRejected</c>.</param>
/// <param name="requestId">AWS's id of the request.</param>
/// <param name="statusCode">The HTTP status.</param>
public class AmazonSimpleEmailServiceException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
