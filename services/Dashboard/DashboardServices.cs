using Amazon.SQS;
using JadaReferral.Dashboard.Api;
using JadaReferral.Dashboard.Consumers;
using JadaReferral.Dashboard.Counting;
using JadaReferral.Dashboard.Mail;
using JadaReferral.Dashboard.Operations;
using JadaReferral.Dashboard.Outreach;
using JadaReferral.Dashboard.PageLinks;
using JadaReferral.Dashboard.Storage;
using JadaReferral.Dashboard.Tasks;
using JadaReferral.Dashboard.Timeline;
using JadaReferral.Dashboard.Totals;
using JadaReferral.Dashboard.Vendors;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Platform.ServiceDefaults;
using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JadaReferral.Dashboard;

/// <summary>Registers what pages and API work with.</summary>
static class DashboardServices
{
    /// <summary>Stores, readers and the outbox.</summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddDynamo();
        services.AddProblems();
        services.AddValidatedOptions<ApprovalOptions>("Approvals");
        services.AddValidatedOptions<BusinessDayOptions>("Aggregates");
        services.AddValidatedOptions<ReferralLinkOptions>("Links");
        services.AddValidatedOptions<OutboxOptions>("Outbox");

        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<DashboardTables>();
        services.AddHostedService<OutboxDispatcher>();

        services.AddSingleton<VendorStore>();
        services.AddSingleton<VendorLinks>();
        services.AddSingleton<TaskStore>();
        services.AddSingleton<TaskDesk>();
        services.AddSingleton<DueCards>();
        services.AddSingleton<PreviewsReader>();
        services.AddSingleton<OutreachStore>();
        services.AddSingleton<EditFollower>();
        services.AddSingleton<DraftRenderer>();
        services.AddSingleton<OutreachDesk>();
        services.AddSingleton<BusinessDays>();
        services.AddSingleton<TotalsReader>();
        services.AddSingleton<ClicksReader>();
        services.AddSingleton<LiveTotals>();
        services.AddSingleton<FiguresBoard>();
        services.AddHostedService(provider => provider.GetRequiredService<FiguresBoard>());
        services.AddSingleton<MailReader>();
        services.AddSingleton<MailDesk>();
        services.TryAddSingleton<IAmazonSQS>(_ => new AmazonSQSClient());
        services.AddSingleton<Queues>();
        services.AddSingleton<DeadLetters>();
        services.AddSingleton<Instances>();
        services.AddSingleton<CountingRuns>();
        services.AddSingleton<CountingDesk>();
        services.AddSingleton<VendorNotes>();
        services.AddSingleton<VendorTimeline>();
        services.AddSingleton<OnceStore>();
        services.AddSingleton<PageLinkStore>();
        services.AddSingleton<PageLinkSeal>();
        services.AddSingleton<PageLinkDesk>();
        services.AddOpenApiDocument();
        return services;
    }

    /// <summary>The messages that the dashboard listens to.</summary>
    public static void AddDashboardConsumers(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<PreviewPublishedConsumer>();
        bus.AddConsumer<PreviewFailedConsumer>();
        bus.AddConsumer<PreviewInvalidatedConsumer>();
        bus.AddConsumer<PreviewRolledBackConsumer>();
        bus.AddConsumer<DraftEditedConsumer>();
        bus.AddConsumer<EmailSentConsumer>();
        bus.AddConsumer<EmailFailedConsumer>();
        bus.AddConsumer<EmailCancelledConsumer>();
        bus.AddConsumer<CancellationRefusedConsumer>();
        bus.AddConsumer<EmailDeliveredConsumer>();
        bus.AddConsumer<EmailOpenedConsumer>();
        bus.AddConsumer<EmailDelayedConsumer>();
        bus.AddConsumer<EmailBouncedConsumer>();
        bus.AddConsumer<EmailComplainedConsumer>();

        // Shown live: every instance hears these.
        bus.AddConsumer<TotalsUpdatedConsumer, EachInstance<TotalsUpdatedConsumer>>();
        bus.AddConsumer<RebuildStartedConsumer, EachInstance<RebuildStartedConsumer>>();
        bus.AddConsumer<RebuildProgressedConsumer, EachInstance<RebuildProgressedConsumer>>();
        bus.AddConsumer<ReconcileStartedConsumer, EachInstance<ReconcileStartedConsumer>>();
        bus.AddConsumer<ReconciledConsumer, EachInstance<ReconciledConsumer>>();
        bus.AddConsumer<ServiceReportedConsumer, EachInstance<ServiceReportedConsumer>>();

        bus.RedeliverWhatPasses(DynamoFailures.IsTransient);
    }
}
