using JadaReferral.Aggregates.Audit;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Platform.ServiceDefaults;
using MassTransit;
using Microsoft.Extensions.Options;

namespace JadaReferral.Aggregates;

/// <summary>What Aggregates is made of.</summary>
static class AggregatesRegistration
{
    public static IServiceCollection AddAggregates(this IServiceCollection services) => services
        .AddValidatedOptions<AggregatesOptions>("Aggregates")
        .AddDynamo()
        .AddSingleton(provider => BusinessCalendar.Of(provider.GetRequiredService<IOptions<AggregatesOptions>>().Value.BusinessTimeZone))
        .AddSingleton<IClickRows, ClickRows>()
        .AddSingleton<ITotalsStore, TotalsStore>()
        .AddSingleton<TotalsTree>()
        .AddSingleton<Recount>()
        .AddSingleton<PublishTotals>(provider => provider.GetRequiredService<IBus>().Publish)
        .AddSingleton<CountingRound>()
        .AddSingleton<RecountQueue>()
        .AddSingleton<VendorHistory>()
        .AddSingleton<VendorWalk>();

    public static void AddAggregatesConsumers(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<ClicksStoredConsumer, ClicksStoredConsumerDefinition>();
        bus.AddConsumer<RebuildRequestedConsumer, RebuildRequestedConsumerDefinition>();
        bus.AddConsumer<ReconcileRequestedConsumer, ReconcileRequestedConsumerDefinition>();
        bus.RedeliverWhatPasses(DynamoFailures.IsTransient);
    }
}
