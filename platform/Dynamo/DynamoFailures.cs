using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace JadaReferral.Platform.Dynamo;

/// <summary>Tells failures that pass from failures that stay.</summary>
public static class DynamoFailures
{
    /// <summary>
    /// Whether the same request may succeed later: throttling, an internal error of DynamoDB, no answer at all. False for what
    /// will fail again, such as a missing table, a denied permission, a failed condition or an invalid request.
    /// </summary>
    public static bool IsTransient(Exception failure) => failure switch
    {
        ProvisionedThroughputExceededException or RequestLimitExceededException or ThrottlingException or InternalServerErrorException => true,
        AmazonServiceException service => (int)service.StatusCode >= 500 || service.StatusCode == default || service.Retryable is not null,
        HttpRequestException or IOException or TimeoutException => true,
        // How HttpClient says that a request took too long; a cancellation that was asked for has no such cause.
        OperationCanceledException { InnerException: TimeoutException } => true,
        _ => false,
    };

    /// <summary>
    /// How long to wait before attempt <paramref name="attempt"/> (1 is the first repetition): a random part of 50 ms doubled with each attempt,
    /// at most <paramref name="longest"/> (5 s unless told), so that instances that failed together don't return together.
    /// </summary>
    public static TimeSpan BackOff(int attempt, TimeSpan? longest = null)
    {
        var ceiling = Math.Min((longest ?? TimeSpan.FromSeconds(5)).TotalMilliseconds, 50 * Math.Pow(2, Math.Min(attempt, 20) - 1));
        return TimeSpan.FromMilliseconds(ceiling * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
