using MassTransit;
using Microsoft.AspNetCore.Builder;

namespace JadaReferral.Platform.ServiceDefaults;

/// <summary>Adds the bus.</summary>
public static class BusExtensions
{
    /// <summary>
    /// Adds MassTransit with what <paramref name="register"/> registers. Queues are named <c>{service}-{consumer}</c> in kebab case,
    /// e.g. <c>clicks-click-recorded</c>, so that two services that consume one message each have their own queue.
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
            bus.UsingInMemory((context, transport) => transport.ConfigureEndpoints(context));
        });
        return builder;
    }
}
