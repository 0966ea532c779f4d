using MassTransit.Transports;

namespace MassTransit.AmazonSqsTransport;

/// <summary>Receives for one endpoint, from each start to the stop after it.</summary>
sealed class SqsReceiveTransport(SqsReceiveEndpointContext endpoint) : IReceiveTransport
{
    public ReceiveTransportHandle Start() => new ReceiveAgent(endpoint);

    public void Probe(ProbeContext context) => endpoint.Probe(context.CreateScope("receiveTransport"));

    public ConnectHandle ConnectReceiveObserver(IReceiveObserver observer) => endpoint.ConnectReceiveObserver(observer);

    public ConnectHandle ConnectReceiveTransportObserver(IReceiveTransportObserver observer) => endpoint.ConnectReceiveTransportObserver(observer);

    public ConnectHandle ConnectPublishObserver(IPublishObserver observer) => endpoint.ConnectPublishObserver(observer);

    public ConnectHandle ConnectSendObserver(ISendObserver observer) => endpoint.ConnectSendObserver(observer);
}
