using System.Reflection;
using MassTransit;
using MassTransit.Metadata;
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

    /// <summary>
    /// Registers every consumer and consumer definition of <paramref name="assembly"/>, internal ones, too, which MassTransit's own scan passes over in silence.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is none: a service that consumes nothing by mistake would wait for ever.</exception>
    public static void AddConsumersOf(this IBusRegistrationConfigurator bus, Assembly assembly)
    {
        var consumers = assembly.GetTypes().Where(RegistrationMetadata.IsConsumerOrDefinition).ToArray();
        if (consumers.Length == 0)
            throw new InvalidOperationException($"{assembly.GetName().Name} has no consumers.");
        bus.AddConsumers(consumers);
    }

    static string Region(ConfigurationManager configuration) =>
        configuration["AWS_REGION"] ?? configuration["AWS_DEFAULT_REGION"]
            ?? throw new InvalidOperationException("AWS_REGION is not set: the bus doesn't know where its queues are.");
}
