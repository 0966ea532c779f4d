using MassTransit;
using Microsoft.Extensions.Options;

namespace JadaReferral.Aggregates;

/// <summary>Many messages wait for one count, so many are taken at once.</summary>
sealed class ClicksStoredConsumerDefinition : ConsumerDefinition<ClicksStoredConsumer>
{
    readonly int _messages;

    public ClicksStoredConsumerDefinition(IOptions<AggregatesOptions> options)
    {
        _messages = options.Value.ConcurrentMessages;
        ConcurrentMessageLimit = _messages;
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<ClicksStoredConsumer> consumerConfigurator, IRegistrationContext context) =>
        endpointConfigurator.PrefetchCount = _messages;
}
