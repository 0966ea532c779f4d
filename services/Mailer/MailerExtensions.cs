using Amazon.SimpleEmail;
using JadaReferral.Mailer.Ledger;
using JadaReferral.Mailer.Sending;
using JadaReferral.Mailer.Stores;
using JadaReferral.Mailer.Unsubscribe;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Platform.ServiceDefaults;
using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace JadaReferral.Mailer;

/// <summary>Registers what Mailer is made of.</summary>
static class MailerExtensions
{
    /// <summary>Every consumer. What fails is tried again within seconds, and for a passing reason within minutes; what keeps failing goes to the error queue.</summary>
    public static void AddMailerConsumers(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumersOf(typeof(MailerExtensions).Assembly);
        bus.RedeliverWhatPasses(DynamoFailures.IsTransient);
        bus.AddConfigureEndpointsCallback((_, endpoint) => endpoint.UseMessageRetry(retry => retry.Intervals(100, 500, 2000)));
    }

    public static IServiceCollection AddMailer(this IServiceCollection services)
    {
        services
            .AddValidatedOptions<MailerOptions>("Mailer")
            .AddValidatedOptions<MailOptions>("Mail")
            .AddValidatedOptions<OutreachOptions>("Outreach");

        services.TryAddSingleton<IAmazonSimpleEmailService>(provider => new AmazonSimpleEmailServiceClient(new AmazonSimpleEmailServiceConfig
        {
            // SES has no idempotency token: a call that the client repeats by itself may deliver twice. The ledger decides instead.
            // A torn connection is repeated apart from those, and beneath them: it tells nothing of whether SES took the mail.
            MaxErrorRetry = 0,
            MaxStaleConnectionRetries = 0,
            Timeout = provider.GetRequiredService<IOptions<MailerOptions>>().Value.SendTimeout,
        }));
        services.TryAddSingleton<SendSteps>();
        services
            .AddSingleton<MailerMetrics>()
            .AddSingleton<SendLedger>()
            .AddSingleton<MailArchive>()
            .AddSingleton<ChannelStore>()
            .AddSingleton<SuppressionStore>()
            .AddSingleton<Suppressor>()
            .AddSingleton<SesClient>()
            .AddSingleton<SendQuota>()
            .AddSingleton<Sender>()
            .AddSingleton<SendSignal>()
            .AddSingleton<UnsubscribeTokens>()
            .AddSingleton<SendLoop>()
            .AddHostedService(provider => provider.GetRequiredService<SendLoop>())
            .AddHostedService<ArchiveRetention>();
        return services;
    }
}
