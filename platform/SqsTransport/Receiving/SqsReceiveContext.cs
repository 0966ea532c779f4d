using Amazon.SQS.Model;
using MassTransit.Transports;

namespace MassTransit.AmazonSqsTransport;

/// <summary>A message while it is being handled.</summary>
sealed class SqsReceiveContext(Delivery delivery, SqsReceiveEndpointContext endpoint) : BaseReceiveContext(delivery.ReceiveCount > 1, endpoint)
{
    SqsHeaderProvider? _headers;

    public Message TransportMessage => delivery.Message;

    /// <summary>True once somebody else may have the message.</summary>
    public bool IsLost => delivery.IsLost;

    public override MessageBody Body { get; } = new SqsMessageBody(delivery.Message.Body);

    protected override IHeaderProvider HeaderProvider => _headers ??= new SqsHeaderProvider(delivery.Message);
}
