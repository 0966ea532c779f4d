using MassTransit.Configuration;
using MassTransit.Transports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MassTransit.AmazonSqsTransport;

/// <summary>Creates the bus for a container.</summary>
sealed class SqsRegistrationBusFactory : TransportRegistrationBusFactory<IAmazonSqsReceiveEndpointConfigurator>
{
    readonly SqsBusConfiguration _configuration;
    readonly Action<IBusRegistrationContext, IAmazonSqsBusFactoryConfigurator>? _configure;

    public SqsRegistrationBusFactory(Action<IBusRegistrationContext, IAmazonSqsBusFactoryConfigurator>? configure)
        : this(new SqsBusConfiguration(), configure)
    {
    }

    SqsRegistrationBusFactory(SqsBusConfiguration configuration, Action<IBusRegistrationContext, IAmazonSqsBusFactoryConfigurator>? configure)
        : base(configuration.HostConfiguration)
    {
        _configuration = configuration;
        _configure = configure;
    }

    public override IBusInstance CreateBus(IBusRegistrationContext context, IEnumerable<IBusInstanceSpecification> specifications, string busName)
    {
        var configurator = new SqsBusFactoryConfigurator(_configuration);

        var options = context.GetRequiredService<IOptionsMonitor<AmazonSqsTransportOptions>>().Get(busName);
        if (!string.IsNullOrWhiteSpace(options.Region))
        {
            configurator.Host(options.Region, host =>
            {
                if (!string.IsNullOrWhiteSpace(options.Scope))
                    host.Scope(options.Scope);
                if (!string.IsNullOrWhiteSpace(options.AccessKey) && !string.IsNullOrWhiteSpace(options.SecretKey))
                {
                    host.AccessKey(options.AccessKey);
                    host.SecretKey(options.SecretKey);
                }
            });
        }

        return CreateBus(configurator, context, _configure, specifications);
    }
}
