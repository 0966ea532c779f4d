using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace JadaReferral.Platform.ServiceDefaults;

/// <summary>Adds the bus.</summary>
public static class BusExtensions
{
    /// <summary>
    /// Adds MassTransit on SQS and SNS with what <paramref name="register"/> registers. Queues are named <c>{service}-{consumer}</c> in kebab case,
    /// e.g. <c>clicks-click-recorded</c>, so that two services that consume one message each have their own queue. Region, credentials and
    /// endpoints come from AWS's own settings; <c>AWS_REGION</c> is required. Tests replace the transport with <c>AddMassTransitTestHarness</c>.
    /// Needs <see cref="ServiceDefaultsExtensions.AddServiceDefaults"/> before it.
    /// </summary>
    public static WebApplicationBuilder AddBus(this WebApplicationBuilder builder, Action<IBusRegistrationConfigurator>? register = null)
    {
        var service = builder.Services
            .Select(descriptor => descriptor.ImplementationInstance)
            .OfType<ServiceName>()
            .Single();

        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.SetEndpointNameFormatter(new KebabCaseEndpointNameFormatter(service.Value, includeNamespace: false));
            register?.Invoke(bus);
            bus.UsingAmazonSqs((context, transport) =>
            {
                transport.Host(Region(builder.Configuration), _ => { });
                transport.ConfigureEndpoints(context);
            });
        });
        return builder;
    }

    static string Region(ConfigurationManager configuration) =>
        configuration["AWS_REGION"] ?? configuration["AWS_DEFAULT_REGION"]
            ?? throw new InvalidOperationException("AWS_REGION is not set: the bus doesn't know where its queues are.");
}
