using System.Collections.Frozen;
using System.Net;
using Amazon.Runtime;

namespace MassTransit.AmazonSqsTransport;

/// <summary>What a failed request says of the service. The client has tried again by itself before it fails.</summary>
static class ServiceState
{
    // As SQS and SNS spell them; both answer some of these with the status of a caller's mistake.
    static readonly FrozenSet<string> BusyCodes = FrozenSet.Create(
        StringComparer.Ordinal,
        "RequestThrottled", "RequestThrottledException", "Throttled", "ThrottledException", "Throttling", "ThrottlingException",
        "KMS.ThrottlingException", "KmsThrottled", "KMSThrottling", "TooManyRequestsException", "RequestLimitExceeded", "OverLimit");

    /// <summary>The code of an error, or of a batch's entry, that asks for fewer requests.</summary>
    public static bool IsBusyCode(string? code) => BusyCodes.Contains(code ?? "");

    /// <summary>It asks for fewer requests.</summary>
    public static bool IsBusy(Exception exception) =>
        exception is AmazonServiceException service && (service.StatusCode == HttpStatusCode.TooManyRequests || IsBusyCode(service.ErrorCode));

    /// <summary>It asks for fewer requests, has an error of its own, or can't be reached.</summary>
    public static bool IsBusyOrAway(Exception exception) => exception switch
    {
        AmazonServiceException { StatusCode: >= HttpStatusCode.InternalServerError or default(HttpStatusCode) } => true,
        AmazonServiceException => IsBusy(exception),
        _ => exception is AmazonClientException or HttpRequestException or IOException or OperationCanceledException,
    };
}
