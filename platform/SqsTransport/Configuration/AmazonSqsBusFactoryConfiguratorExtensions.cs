using Amazon;
using Amazon.Runtime;
using MassTransit.AmazonSqsTransport;

namespace MassTransit;

/// <summary>Chooses SQS and SNS as the transport.</summary>
public static class AmazonSqsBusFactoryConfiguratorExtensions
{
    /// <summary>Makes the bus use SQS and SNS.</summary>
    public static void UsingAmazonSqs(
        this IBusRegistrationConfigurator configurator,
        Action<IBusRegistrationContext, IAmazonSqsBusFactoryConfigurator>? configure = null) =>
        configurator.SetBusFactory(new SqsRegistrationBusFactory(configure));

    /// <summary>Creates a bus outside a container.</summary>
    public static IBusControl CreateUsingAmazonSqs(this IBusFactorySelector selector, Action<IAmazonSqsBusFactoryConfigurator> configure) =>
        AmazonSqsBusFactory.Create(configure);

    /// <summary>Uses the region and credentials of AWS's own settings.</summary>
    public static void UseDefaultHost(this IAmazonSqsBusFactoryConfigurator configurator, Action<IAmazonSqsHostConfigurator>? configure = null) =>
        configurator.UseDefaultHost(FallbackRegionFactory.GetRegionEndpoint(), configure);

    /// <summary>Uses <paramref name="endpoint"/> and the credentials of AWS's own settings.</summary>
    public static void UseDefaultHost(
        this IAmazonSqsBusFactoryConfigurator configurator,
        RegionEndpoint endpoint,
        Action<IAmazonSqsHostConfigurator>? configure = null) =>
        configurator.Host(endpoint.SystemName, host => configure?.Invoke(host));
}

/// <summary>Sets the host and adds endpoints.</summary>
public static class AmazonSqsHostConfigurationExtensions
{
    /// <summary>Sets the host by its address, <c>amazonsqs://region</c>.</summary>
    public static void Host(this IAmazonSqsBusFactoryConfigurator configurator, Uri hostAddress, Action<IAmazonSqsHostConfigurator> configure)
    {
        var host = new SqsHostConfigurator(hostAddress);
        configure(host);
        configurator.Host(host);
    }

    /// <summary>Sets the host by its region's system name, e.g. <c>us-west-2</c>.</summary>
    public static void Host(this IAmazonSqsBusFactoryConfigurator configurator, string hostName, Action<IAmazonSqsHostConfigurator> configure) =>
        configurator.Host(new Uri($"{AmazonSqsHostAddress.AmazonSqsScheme}://{hostName}"), configure);

    /// <summary>Adds an endpoint on a temporary queue of a generated name.</summary>
    public static void ReceiveEndpoint(this IAmazonSqsBusFactoryConfigurator configurator, Action<IAmazonSqsReceiveEndpointConfigurator>? configure = null) =>
        configurator.ReceiveEndpoint(new TemporaryEndpointDefinition(), configure);

    /// <summary>Adds an endpoint by its definition.</summary>
    public static void ReceiveEndpoint(
        this IAmazonSqsBusFactoryConfigurator configurator,
        IEndpointDefinition definition,
        Action<IAmazonSqsReceiveEndpointConfigurator>? configure = null) =>
        configurator.ReceiveEndpoint(definition, DefaultEndpointNameFormatter.Instance, configure);
}

/// <summary>Creates buses outside a container.</summary>
public static class AmazonSqsBusFactory
{
    /// <summary>Creates a bus.</summary>
    public static IBusControl Create(Action<IAmazonSqsBusFactoryConfigurator> configure)
    {
        var configuration = new SqsBusConfiguration();
        var configurator = new SqsBusFactoryConfigurator(configuration);
        configure(configurator);
        return configurator.Build(configuration);
    }
}
