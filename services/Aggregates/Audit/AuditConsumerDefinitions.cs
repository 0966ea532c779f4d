using MassTransit;

namespace JadaReferral.Aggregates.Audit;

/// <summary>A rebuild reads much: few at once, so that it leaves room for counting.</summary>
sealed class RebuildRequestedConsumerDefinition : ConsumerDefinition<RebuildRequestedConsumer>
{
    public RebuildRequestedConsumerDefinition()
    {
        ConcurrentMessageLimit = 2;
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<RebuildRequestedConsumer> consumerConfigurator, IRegistrationContext context) =>
        endpointConfigurator.PrefetchCount = 2;
}

/// <summary>A comparison mostly waits: a few more at once.</summary>
sealed class ReconcileRequestedConsumerDefinition : ConsumerDefinition<ReconcileRequestedConsumer>
{
    public ReconcileRequestedConsumerDefinition()
    {
        ConcurrentMessageLimit = 4;
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<ReconcileRequestedConsumer> consumerConfigurator, IRegistrationContext context) =>
        endpointConfigurator.PrefetchCount = 4;
}
