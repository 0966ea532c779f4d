using MassTransit.Transports;

namespace MassTransit.AmazonSqsTransport;

/// <summary>Makes the transports to queues and topics for one endpoint's context.</summary>
sealed class SqsTransportProvider(SqsHostConfiguration host, SqsReceiveEndpointContext endpoint) : ISendTransportProvider, IPublishTransportProvider
{
    public Uri NormalizeAddress(Uri address) => new AmazonSqsEndpointAddress(host.HostAddress, address);

    public Task<ISendTransport> GetSendTransport(Uri address)
    {
        LogContext.SetCurrentIfNull(host.LogContext);
        var destination = new AmazonSqsEndpointAddress(host.HostAddress, address);
        TransportLogMessages.CreateSendTransport(destination);

        SqsSendTransportContext context = destination.Type == AmazonSqsEndpointAddress.AddressType.Topic
            ? new TopicSendTransportContext(host, endpoint, new TopicSettings().Declare(destination.Name, host.TopologyConfiguration.Publish), [])
            : new QueueSendTransportContext(host, endpoint, destination);
        return Task.FromResult<ISendTransport>(new SendTransport<PipeContext>(context));
    }

    public Task<ISendTransport> GetPublishTransport<T>(Uri? publishAddress)
        where T : class
    {
        LogContext.SetCurrentIfNull(host.LogContext);
        if (publishAddress is not null)
            TransportLogMessages.CreatePublishTransport(publishAddress);

        var topology = host.TopologyConfiguration.Publish.For<T>();
        var implemented = topology.Implemented.Where(type => !type.Exclude).Select(type => type.Topic).ToList();
        return Task.FromResult<ISendTransport>(new SendTransport<PipeContext>(new TopicSendTransportContext(host, endpoint, topology.Topic, implemented)));
    }
}
