using System.Net;
using Amazon.SimpleEmail;

namespace JadaReferral.Mailer.Sending;

/// <summary>What a failed call to SES means for the mail.</summary>
enum SesFailure
{
    /// <summary>Not accepted; the same call may succeed soon.</summary>
    TryLater,

    /// <summary>Not accepted; nothing will be until the daily quota frees.</summary>
    QuotaUsedUp,

    /// <summary>Not accepted, and this mail never will be.</summary>
    Refused,

    /// <summary>Not accepted, nor will any other mail be until a person mends something.</summary>
    ChannelBroken,

    /// <summary>It may have been accepted: never to be tried again blindly.</summary>
    Unknown,
}

/// <summary>A failure of SES, sorted.</summary>
/// <param name="Failure">What it means.</param>
/// <param name="Code">A stable code: SES's own where it gave one.</param>
/// <param name="Reason">A sentence for the card.</param>
sealed record SesVerdict(SesFailure Failure, string Code, string Reason)
{
    /// <summary>Codes after which no mail can be sent until a person has mended the account, the configuration or the credentials.</summary>
    static readonly HashSet<string> BrokenChannel = new(StringComparer.Ordinal)
    {
        "AccountSendingPausedException", "ConfigurationSetSendingPausedException", "ConfigurationSetDoesNotExist", "ConfigurationSetDoesNotExistException",
        "MailFromDomainNotVerifiedException", "AccessDenied", "AccessDeniedException", "SignatureDoesNotMatch", "InvalidClientTokenId", "UnrecognizedClientException",
        "NotAuthorized", "RequestExpired", "ExpiredToken", "ExpiredTokenException", "MissingAuthenticationToken", "IncompleteSignature", "OptInRequired",
    };

    /// <summary>Sorts what the call threw. Anything not known to mean “not accepted” is <see cref="SesFailure.Unknown"/>.</summary>
    public static SesVerdict Of(Exception failure)
    {
        if (NeverLeft(failure))
            return new(SesFailure.TryLater, "unreachable", "SES can't be reached. The mail has not left and is tried again.");
        if (failure is OperationCanceledException or TimeoutException)
            return new(SesFailure.Unknown, "timeout", "SES did not answer in time, so the mail may or may not have been sent. SES's event settles it; if none comes within minutes, look at the vendor's mailbox or the SES console and settle it here.");
        if (failure is not AmazonSimpleEmailServiceException answer || answer.StatusCode is < HttpStatusCode.BadRequest or >= HttpStatusCode.InternalServerError)
            return new(SesFailure.Unknown, (failure as AmazonSimpleEmailServiceException)?.ErrorCode ?? "connection-lost", $"SES failed after it may have taken the mail ({failure.Message}). SES's event settles it; if none comes within minutes, settle it here.");

        var code = answer.ErrorCode ?? "";
        return code switch
        {
            "Throttling" or "ThrottlingException" or "TooManyRequestsException" when answer.Message.Contains("Daily", StringComparison.OrdinalIgnoreCase) =>
                new(SesFailure.QuotaUsedUp, "daily-quota", "The daily quota of the SES account is used up. The mail waits until it frees."),
            "LimitExceededException" or "LimitExceeded" =>
                new(SesFailure.QuotaUsedUp, code, $"A limit of the SES account is reached ({answer.Message}). The mail waits."),
            _ when code is "Throttling" or "ThrottlingException" || answer.StatusCode == HttpStatusCode.TooManyRequests =>
                new(SesFailure.TryLater, "throttled", "SES asked to send more slowly. The mail is tried again."),
            _ when BrokenChannel.Contains(code) || answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                new(SesFailure.ChannelBroken, code, $"SES takes no mail from us at present ({code}: {answer.Message}). All sending is stopped until someone mends it and starts the channel again."),
            _ =>
                new(SesFailure.Refused, code.Length == 0 ? "refused" : code, $"SES refused the mail ({answer.Message}). It was not sent. Correct the cause, publish a new preview and approve that."),
        };
    }

    /// <summary>
    /// No connection was made, so no byte of the mail has left. The socket's own error does not tell: a route that is lost after the mail was
    /// written ends the wait for the answer with the same “unreachable”.
    /// </summary>
    static bool NeverLeft(Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError })
                return true;
        }

        return false;
    }
}
