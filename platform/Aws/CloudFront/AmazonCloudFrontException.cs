using System.Net;
using Amazon.Runtime;

namespace Amazon.CloudFront;

/// <summary>
/// An error that CloudFront answered. What has no exception of its own in <c>Amazon.CloudFront.Model</c> comes as this, such as
/// <c>InvalidationBatchAlreadyExists</c>: the caller reference was used for other paths.
/// </summary>
/// <param name="message">What the service said.</param>
/// <param name="innerException">The HTTP failure beneath.</param>
/// <param name="errorType">Whose fault it is.</param>
/// <param name="errorCode">The code, e.g. <c>NoSuchDistribution</c>.</param>
/// <param name="requestId">AWS's id of the request.</param>
/// <param name="statusCode">The HTTP status.</param>
public class AmazonCloudFrontException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
