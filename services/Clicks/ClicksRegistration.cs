using JadaReferral.Clicks.Import;
using JadaReferral.Clicks.Retention;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Platform.ServiceDefaults;
using MassTransit;

namespace JadaReferral.Clicks;

/// <summary>What Clicks is made of.</summary>
static class ClicksRegistration
{
    public static IServiceCollection AddClicks(this IServiceCollection services) => services
        .AddValidatedOptions<ClicksOptions>("Clicks")
        .AddDynamo()
        .AddSingleton<IClickStore, ClickStore>()
        .AddSingleton<ClickRules>()
        .AddSingleton<ClickIntake>()
        .AddHostedService<RetentionSweep>();

    public static void AddClicksConsumers(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<ClickRecordedConsumer, ClickRecordedConsumerDefinition>();
        bus.AddConsumer<ClickImportRequestedConsumer>();
        bus.AddConsumer<PurgeRequestedConsumer>();
    }
}
