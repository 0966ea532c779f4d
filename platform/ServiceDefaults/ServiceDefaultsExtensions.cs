using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace JadaReferral.Platform.ServiceDefaults;

/// <summary>What every service has: logs, traces, health and a clock.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>
    /// JSON logs on standard output, <c>/health</c> checks, OpenTelemetry over OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set,
    /// and <see cref="TimeProvider"/>. Call it first; add the bus with <see cref="BusExtensions.AddBus"/>.
    /// </summary>
    /// <param name="builder">The service's builder.</param>
    /// <param name="service">The service's name in lower case, e.g. <c>clicks</c>: it begins its queue names and names it in traces.</param>
    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder, string service)
    {
        builder.Services.AddSingleton(new ServiceName(service));
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddHealthChecks();
        builder.Services.AddProblemDetails();

        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(console =>
        {
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        });

        if (!string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            builder.Services.AddHostedService<Telemetry>();

        return builder;
    }

    /// <summary>
    /// Adds <typeparamref name="TOptions"/> bound to <paramref name="section"/>, checked by its data annotations when the service starts,
    /// so that a wrong setting stops it with a sentence instead of surfacing later.
    /// </summary>
    public static IServiceCollection AddValidatedOptions<TOptions>(this IServiceCollection services, string section)
        where TOptions : class
    {
        services.AddOptionsWithValidateOnStart<TOptions>().BindConfiguration(section).ValidateDataAnnotations();
        return services;
    }

    /// <summary>
    /// Maps <c>/health/live</c> (the process answers) and <c>/health/ready</c> (every check tagged <c>ready</c> is healthy or degraded;
    /// 503 otherwise). Both answer the status in plain text.
    /// </summary>
    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains("ready"),
            ResponseWriter = HealthReportText.Write,
        }).AllowAnonymous();
        return app;
    }

    internal static string Version { get; } =
        Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
}

/// <summary>Which service this process is.</summary>
/// <param name="Value">Lower case, e.g. <c>clicks</c>.</param>
public sealed record ServiceName(string Value);
