using JadaReferral.Contracts.Operations;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Platform.ServiceDefaults;
using JadaReferral.Platform.ServiceDefaults.Reports;
using JadaReferral.Redirect.Journal;
using JadaReferral.Redirect.Opens;
using JadaReferral.Redirect.Publishing;
using JadaReferral.Redirect.Vendors;
using JadaReferral.Redirect.Visitors;
using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace JadaReferral.Redirect;

/// <summary>What the service consists of; the bench runs the same.</summary>
static class RedirectService
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.AddServiceDefaults("redirect").ConfigureServer().AddRedirectBus();
        builder.AddReports<ServiceReported>();
        builder.Services.AddVendors().AddVisitors().AddJournal().AddPublisher();
        builder.Services.AddOpens();
        return builder.Build().MapReferrals().MapHealth();
    }

    static void AddRedirectBus(this WebApplicationBuilder builder) => builder.AddBus(bus =>
    {
        // One queue an instance, gone with it: every instance has to hear of every change.
        bus.AddConsumer<VendorChangedConsumer>().Endpoint(endpoint =>
        {
            endpoint.Temporary = true;
            endpoint.InstanceId = NewId.NextGuid().ToString("N");
        });

        // Redirecting and recording go on without the broker, so its absence is no reason to take the instance out of service.
        bus.ConfigureHealthCheckOptions(health => health.MinimalFailureStatus = HealthStatus.Degraded);
    });

    static IServiceCollection AddVendors(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<VendorHealth>("vendors", tags: ["ready"]);
        return services
            .AddDynamo()
            .AddValidatedOptions<RedirectOptions>("Redirect")
            .AddSingleton<VendorDirectory>()
            .AddSingleton<VendorStore>()
            .AddSingleton<VendorCopy>()
            .AddHostedService<VendorRefresher>();
    }

    static IServiceCollection AddVisitors(this IServiceCollection services) => services
        .AddSingleton(_ => CrawlerPatterns.Load())
        .AddSingleton<UserAgents>()
        .AddSingleton<VisitorOrigin>()
        .AddSingleton<VisitorSalts>()
        .AddSingleton<VisitorSaltStore>()
        .AddHostedService<VisitorSaltKeeper>()
        .AddSingleton(provider => new RepeatVisitors(provider.GetRequiredService<TimeProvider>().GetUtcNow()));

    static IServiceCollection AddJournal(this IServiceCollection services)
    {
        services.AddValidatedOptions<JournalOptions>("Journal");
        services.AddSingleton(provider => ClickJournal.Open(provider.GetRequiredService<IOptions<JournalOptions>>().Value));
        services.AddHostedSingleton<JournalKeeper>();
        services.AddHostedSingleton<JournalMetrics>();
        services.AddHostedSingleton<DiskCommit>();
        services.AddHealthChecks().AddCheck<JournalHealth>("journal", tags: ["ready"]);
        return services;
    }

    /// <summary>Register it after the bus: hosted services stop in reverse order, and draining needs the bus.</summary>
    static void AddPublisher(this IServiceCollection services) => services
        .AddValidatedOptions<PublisherOptions>("Publisher")
        .AddValidatedOptions<ClicksOptions>("Clicks")
        .AddSingleton<Acknowledgements>()
        .AddSingleton<BrokerCircuit>()
        .AddSingleton<IReportSupplement<ServiceReported>, JournalAndCircuit>()
        .AddSingleton<RefusedClicks>()
        .AddSingleton<ClickRecorder>()
        .AddHostedService<ClickPublisher>()
        .AddSingleton<ReferralEndpoint>()
        .AddSingleton<IConfigureOptions<HostOptions>>(provider => new ConfigureOptions<HostOptions>(host =>
            host.ShutdownTimeout = provider.GetRequiredService<IOptions<PublisherOptions>>().Value.DrainFor + TimeSpan.FromSeconds(15)));

    static void AddOpens(this IServiceCollection services) => services
        .AddValidatedOptions<OpenOptions>("Opens")
        .AddSingleton<OpenTokens>()
        .AddSingleton<OpenEndpoint>();

    /// <summary>Maps the links, the image of mails, and <c>robots.txt</c> that keeps crawlers off both.</summary>
    static WebApplication MapReferrals(this WebApplication app)
    {
        app.Use(app.Services.GetRequiredService<ReferralEndpoint>().Before);
        app.UseRouting();
        OpenEndpoint.Map(app);
        app.MapGet("/robots.txt", () => "User-agent: *\nDisallow: /ref/\nDisallow: /o/\n");
        return app;
    }

    static void AddHostedSingleton<T>(this IServiceCollection services)
        where T : class, IHostedService =>
        services.AddSingleton<T>().AddHostedService(provider => provider.GetRequiredService<T>());
}
