using JadaReferral.Contracts.Clicks;
using MassTransit;
using MassTransit.Configuration;
using Microsoft.Extensions.Options;

namespace JadaReferral.Clicks;

/// <summary>How clicks are taken from the queue: in batches, after <see cref="StorableClickFilter"/>.</summary>
sealed class ClickRecordedConsumerDefinition(IOptions<ClicksOptions> options, ClickRules rules) : ConsumerDefinition<ClickRecordedConsumer>
{
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<ClickRecordedConsumer> consumerConfigurator, IRegistrationContext context)
    {
        var clicks = options.Value;
        endpointConfigurator.PrefetchCount = clicks.BatchSize * (clicks.ConcurrentBatches + 1);
        endpointConfigurator.AddPipeSpecification(new FilterPipeSpecification<ConsumeContext<ClickRecorded>>(new StorableClickFilter(rules)));
        consumerConfigurator.Options<BatchOptions>(batch => batch
            .SetMessageLimit(clicks.BatchSize)
            .SetTimeLimit(clicks.BatchTime)
            .SetConcurrencyLimit(clicks.ConcurrentBatches));
    }
}
