using Microsoft.AspNetCore.Diagnostics;

namespace JadaReferral.Dashboard.Api;

/// <summary>Problems that no endpoint answered itself: a body that is no JSON, a fault. They too have a code and a sentence.</summary>
static class Problems
{
    public static IServiceCollection AddProblems(this IServiceCollection services)
    {
        // As in production everywhere: what can't be read is an exception here and a problem document below.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
        });
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = context =>
        {
            if (context.ProblemDetails.Extensions.ContainsKey("code"))
                return;
            if (context.HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException unreadable)
            {
                context.ProblemDetails.Extensions["code"] = "unreadable";
                context.ProblemDetails.Detail = (unreadable.InnerException ?? unreadable).Message;
                return;
            }
            context.ProblemDetails.Extensions["code"] = context.ProblemDetails.Status switch
            {
                StatusCodes.Status404NotFound => "not-found",
                StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
                StatusCodes.Status415UnsupportedMediaType => "bad-content-type",
                >= 500 => "fault",
                _ => "refused",
            };
        });
        return services;
    }

    public static WebApplication UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = problem => problem is BadHttpRequestException unreadable ? unreadable.StatusCode : StatusCodes.Status500InternalServerError,
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
        });
        app.UseWhen(ApiRoutes.IsAsked, api => api.UseStatusCodePages());
        return app;
    }
}
