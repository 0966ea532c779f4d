using MassTransit.Configuration;
using MassTransit.Observables;
using MassTransit.Topology;

namespace MassTransit.AmazonSqsTransport;

/// <summary>Configuration that endpoints begin with.</summary>
class SqsEndpointConfiguration : EndpointConfiguration
{
    protected SqsEndpointConfiguration(SqsTopologyConfiguration topology)
        : base(topology) =>
        Topology = topology;

    SqsEndpointConfiguration(SqsEndpointConfiguration bus, SqsTopologyConfiguration topology, bool isBusEndpoint)
        : base(bus, topology, isBusEndpoint) =>
        Topology = topology;

    public new SqsTopologyConfiguration Topology { get; }

    public SqsEndpointConfiguration CreateEndpointConfiguration(bool isBusEndpoint = false) =>
        new(this, new SqsTopologyConfiguration(Topology), isBusEndpoint);
}

/// <summary>Configuration of one bus. Nothing is shared between buses.</summary>
sealed class SqsBusConfiguration : SqsEndpointConfiguration, IBusConfiguration
{
    readonly BusObservable _observers = new();

    public SqsBusConfiguration()
        : base(new SqsTopologyConfiguration(
            new MessageTopology(new MessageNameFormatterEntityNameFormatter(new AmazonSqsMessageNameFormatter()))))
    {
        HostConfiguration = new SqsHostConfiguration(this);
        BusEndpointConfiguration = CreateEndpointConfiguration(isBusEndpoint: true);
    }

    public SqsHostConfiguration HostConfiguration { get; }

    public SqsEndpointConfiguration BusEndpointConfiguration { get; }

    IHostConfiguration IBusConfiguration.HostConfiguration => HostConfiguration;

    IEndpointConfiguration IBusConfiguration.BusEndpointConfiguration => BusEndpointConfiguration;

    IBusObserver IBusConfiguration.BusObservers => _observers;

    public ConnectHandle ConnectBusObserver(IBusObserver observer) => _observers.Connect(observer);

    public ConnectHandle ConnectEndpointConfigurationObserver(IEndpointConfigurationObserver observer) =>
        HostConfiguration.ConnectEndpointConfigurationObserver(observer);
}
