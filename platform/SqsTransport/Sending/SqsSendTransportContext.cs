using MassTransit.Middleware;
using MassTransit.Transports;

namespace MassTransit.AmazonSqsTransport;

/// <summary>What sending to queues and publishing to topics have in common.</summary>
abstract class SqsSendTransportContext(SqsHostConfiguration host, SqsReceiveEndpointContext endpoint, string entityName) :
    BaseSendTransportContext(host, endpoint.Serialization),
    SendTransportContext<PipeContext>
{
    public override string EntityName { get; } = entityName;

    public override string ActivitySystem => "sqs";

    protected SqsBroker Broker => host.Broker;

    protected AllowTransportHeader? AllowTransportHeader { get; } = host.Settings.AllowTransportHeader;

    public Task Send(IPipe<PipeContext> pipe, CancellationToken cancellationToken = default) => pipe.Send(new Sending(cancellationToken));

    public override async Task<SendContext<T>> CreateSendContext<T>(T message, IPipe<SendContext<T>> pipe, CancellationToken cancellationToken)
    {
        var context = new SqsMessageSendContext<T>(message, cancellationToken);
        await pipe.Send(context);
        return context;
    }

    public Task<SendContext<T>> CreateSendContext<T>(PipeContext context, T message, IPipe<SendContext<T>> pipe, CancellationToken cancellationToken)
        where T : class =>
        CreateSendContext(message, pipe, cancellationToken);

    async Task SendTransportContext<PipeContext>.Send<T>(PipeContext transportContext, SendContext<T> sendContext)
    {
        var message = (SqsMessageSendContext<T>)sendContext;

        // An answer may come as soon as the message is out: the queue for it must be there.
        if (message.ResponseAddress is { } answersGoTo && answersGoTo == endpoint.InputAddress && !endpoint.Deployed.IsCompletedSuccessfully)
            await endpoint.Deployed.WaitAsync(message.CancellationToken);

        await Send(message);
    }

    public void Probe(ProbeContext context)
    {
        var scope = context.CreateScope("transport");
        scope.Add("type", "AmazonSQS");
        scope.Add("entityName", EntityName);
    }

    protected abstract Task Send<T>(SqsMessageSendContext<T> message)
        where T : class;

    sealed class Sending(CancellationToken cancellationToken) : BasePipeContext(cancellationToken);
}
