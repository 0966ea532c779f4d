using JadaReferral.Dashboard.Security;

namespace JadaReferral.Dashboard.Api;

/// <summary>What happens around every request to the API.</summary>
static partial class ApiFilters
{
    /// <summary>Refuses a change that another site's page asks for with our cookie.</summary>
    public static ValueTask<object?> RefuseCrossSite(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        return Requests.IsUnsafe(context) && !ApiKeyHandler.IsShownBy(context) && Requests.IsCrossSite(context)
            ? ValueTask.FromResult<object?>(Answers.Problem(Answers.CrossSite))
            : next(invocation);
    }

    /// <summary>Writes every change, and every refused one, into the audit log.</summary>
    public static async ValueTask<object?> Audit(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var result = await next(invocation);
        if (!Requests.IsUnsafe(context))
            return result;

        var services = context.RequestServices;
        var status = (result as IStatusCodeHttpResult)?.StatusCode ?? context.Response.StatusCode;
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        var target = string.Join('/', context.Request.RouteValues.Values);
        try
        {
            // Not the request's token: what was done is written down although nobody waits for the answer any more.
            await services.GetRequiredService<AuditLog>().Append(
                Actor.Name(context),
                context.Request.Method + " " + route,
                target.Length == 0 ? null : target,
                Requests.From(context),
                status.ToString(System.Globalization.CultureInfo.InvariantCulture),
                CancellationToken.None);
        }
        catch (Exception problem)
        {
            // The change is made and its own history tells of it; failing the answer now would only invite a repetition.
            Log.NotAudited(services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ApiFilters)), problem, Actor.Name(context), route ?? "");
        }
        return result;
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Who} did {What}, and that could not be written into the audit log.")]
        public static partial void NotAudited(ILogger logger, Exception problem, string who, string what);
    }
}
