using System.Reflection;
using MassTransit;
using MassTransit.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace JadaReferral.Platform.ServiceDefaults;

/// <summary>Adds the bus.</summary>
public static class BusExtensions
{
    // SQS holds a message back for 15 minutes at most.
    static readonly TimeSpan[] RedeliveredAfter = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)];

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

    /// <summary>
    /// What fails for a reason that passes by itself, as <paramref name="isPassing"/> tells, is delivered again after 5 and 30 seconds, 2 and 10 minutes, and
    /// only then parked: a service that is away for a while makes no dead letters. Anything else is parked at once. A message
    /// whose consumer failed to publish through its context is parked besides, since MassTransit holds every such failure against it.
    /// </summary>
    public static void RedeliverWhatPasses(this IBusRegistrationConfigurator bus, Func<Exception, bool> isPassing) =>
        bus.AddConfigureEndpointsCallback((_, endpoint) => endpoint.UseDelayedRedelivery(redelivery =>
        {
            redelivery.Handle<Exception>(failure => isPassing(failure));
            redelivery.Intervals(RedeliveredAfter);
        }));

    static string Region(ConfigurationManager configuration) =>
        configuration["AWS_REGION"] ?? configuration["AWS_DEFAULT_REGION"]
            ?? throw new InvalidOperationException("AWS_REGION is not set: the bus doesn't know where its queues are.");
}
