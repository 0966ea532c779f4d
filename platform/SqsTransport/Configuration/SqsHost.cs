using MassTransit.Transports;

namespace MassTransit.AmazonSqsTransport;

/// <summary>The running host: endpoints can be connected to it.</summary>
sealed class SqsHost(SqsHostConfiguration configuration) :
    BaseHost(configuration, configuration.Topology),
    IHost<IAmazonSqsReceiveEndpointConfigurator>
{
    public override HostReceiveEndpointHandle ConnectReceiveEndpoint(
        IEndpointDefinition definition,
        IEndpointNameFormatter? endpointNameFormatter,
        Action<IReceiveEndpointConfigurator>? configureEndpoint = null) =>
        Connect(definition, endpointNameFormatter, configureEndpoint);

    public override HostReceiveEndpointHandle ConnectReceiveEndpoint(string queueName, Action<IReceiveEndpointConfigurator>? configureEndpoint = null) =>
        Connect(queueName, configureEndpoint);

    public HostReceiveEndpointHandle ConnectReceiveEndpoint(
        IEndpointDefinition definition,
        IEndpointNameFormatter? endpointNameFormatter = null,
        Action<IAmazonSqsReceiveEndpointConfigurator>? configureEndpoint = null) =>
        Connect(definition, endpointNameFormatter, configureEndpoint);

    public HostReceiveEndpointHandle ConnectReceiveEndpoint(string queueName, Action<IAmazonSqsReceiveEndpointConfigurator>? configureEndpoint = null) =>
        Connect(queueName, configureEndpoint);

    protected override void Probe(ProbeContext context)
    {
        context.Add("type", "AmazonSQS");
        context.Add("region", configuration.Settings.Region.SystemName);
    }

    HostReceiveEndpointHandle Connect(
        IEndpointDefinition definition,
        IEndpointNameFormatter? endpointNameFormatter,
        Action<IAmazonSqsReceiveEndpointConfigurator>? configure) =>
        Connect(definition.GetEndpointName(endpointNameFormatter ?? DefaultEndpointNameFormatter.Instance), configurator =>
        {
            configuration.ApplyEndpointDefinition(configurator, definition);
            configure?.Invoke(configurator);
        });

    HostReceiveEndpointHandle Connect(string queueName, Action<IAmazonSqsReceiveEndpointConfigurator>? configure)
    {
        LogContext.SetCurrentIfNull(configuration.LogContext);

        var endpoint = configuration.CreateReceiveEndpoint(queueName, configure);
        endpoint.Validate().ThrowIfContainsFailure("The receive endpoint configuration is invalid:");
        TransportLogMessages.ConnectReceiveEndpoint(endpoint.InputAddress);
        endpoint.Build(this);
        return ReceiveEndpoints.Start(queueName);
    }
}
