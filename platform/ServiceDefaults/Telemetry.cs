using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace JadaReferral.Platform.ServiceDefaults;

/// <summary>Exports traces and metrics over OTLP from start to stop; the endpoint and headers come from OpenTelemetry's own settings.</summary>
sealed class Telemetry(ServiceName service) : IHostedService
{
    OpenTelemetrySdk? _sdk;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _sdk = OpenTelemetrySdk.Create(telemetry => telemetry
            .ConfigureResource(resource => resource.AddService("jada-" + service.Value, serviceVersion: ServiceDefaultsExtensions.Version))
            .WithTracing(tracing => tracing.AddSource("MassTransit", "Microsoft.AspNetCore", "JadaReferral.*").AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddMeter("MassTransit", "Microsoft.AspNetCore.Hosting", "System.Runtime", "JadaReferral.*").AddOtlpExporter()));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _sdk?.Dispose();
        return Task.CompletedTask;
    }
}
