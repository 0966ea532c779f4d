using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JadaReferral.Dashboard.Api;

/// <summary>How outcomes become HTTP answers.</summary>
static class Answers
{
    public static readonly Refusal NotSignedIn =
        new(RefusalKind.NotSignedIn, "not-signed-in", "Sign in, or send Authorization: Bearer with an API key from the People page.");

    public static readonly Refusal NotAllowed =
        new(RefusalKind.NotAllowed, "not-allowed", "You may not do this. Ask an admin for the role that may.");

    public static readonly Refusal CrossSite =
        new(RefusalKind.NotAllowed, "cross-site", "Another site asked for this with your cookie. Programs use an API key.");

    public static readonly Refusal TooManyRequests =
        new(RefusalKind.TooOften, "too-many-requests", "You ask too often. Wait as long as Retry-After says.");

    /// <summary>RFC 9457 problem with the refusal's stable code.</summary>
    public static ProblemHttpResult Problem(Refusal refusal) => TypedResults.Problem(
        detail: refusal.Message,
        statusCode: refusal.Kind switch
        {
            RefusalKind.NotFound => StatusCodes.Status404NotFound,
            RefusalKind.Conflict => StatusCodes.Status409Conflict,
            RefusalKind.Outdated => StatusCodes.Status412PreconditionFailed,
            RefusalKind.NotSignedIn => StatusCodes.Status401Unauthorized,
            RefusalKind.NotAllowed => StatusCodes.Status403Forbidden,
            RefusalKind.Gone => StatusCodes.Status410Gone,
            RefusalKind.TooOften => StatusCodes.Status429TooManyRequests,
            _ => StatusCodes.Status400BadRequest,
        },
        extensions: new Dictionary<string, object?> { ["code"] = refusal.Code });

    /// <summary>The value, with <paramref name="version"/> as its ETag, or the problem.</summary>
    public static IResult From<T>(HttpContext context, Outcome<T> outcome, Func<T, long> version, Func<T, object>? view = null)
        where T : class
    {
        if (!outcome.IsAccepted(out var value, out var refusal))
            return Problem(refusal);
        SetETag(context, version(value));
        return TypedResults.Ok(view?.Invoke(value) ?? value);
    }

    /// <summary>As <see cref="From"/>, for something new at <paramref name="location"/>.</summary>
    public static IResult Created<T>(HttpContext context, Outcome<T> outcome, Func<T, long> version, Func<T, string> location, Func<T, object>? view = null)
        where T : class
    {
        if (!outcome.IsAccepted(out var value, out var refusal))
            return Problem(refusal);
        SetETag(context, version(value));
        return TypedResults.Created(location(value), view?.Invoke(value) ?? value);
    }

    /// <summary>The value, or the problem.</summary>
    public static IResult Of<T>(Outcome<T> outcome)
        where T : class => outcome.IsAccepted(out var value, out var refusal) ? TypedResults.Ok(value) : Problem(refusal);

    /// <summary>It was asked for and will happen, unless there is a problem.</summary>
    public static IResult Accepted(Refusal? refusal) => refusal is null ? TypedResults.StatusCode(StatusCodes.Status202Accepted) : Problem(refusal);

    /// <summary>The version in <c>If-Match</c>; a refusal when the header is missing or names none.</summary>
    public static (long Version, Refusal? Refusal) IfMatch(HttpContext context)
    {
        var header = context.Request.Headers.IfMatch.ToString().Trim();
        if (header.Length == 0)
            return (0, Refusal.Invalid("if-match-missing", "Send If-Match with the ETag of the version you edit, so that nobody's change is overwritten."));
        return long.TryParse(header.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (version, null)
            : (0, Refusal.Invalid("bad-if-match", $"If-Match {header} is no version that was given out here."));
    }

    static void SetETag(HttpContext context, long version) =>
        context.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}
