using Amazon.CloudFront;
using Amazon.SimpleEmail;
using JadaReferral.Platform.ServiceDefaults;
using JadaReferral.Previews.Preflight;
using JadaReferral.Previews.Preflight.Outside;
using JadaReferral.Previews.Publishing;
using JadaReferral.Previews.Rendering;
using JadaReferral.Previews.Stores;
using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JadaReferral.Previews;

/// <summary>Registers what Previews is made of.</summary>
static class PreviewsExtensions
{
    /// <summary>Every consumer. What fails for a passing reason is tried again within seconds; what keeps failing goes to the error queue, and the card is told.</summary>
    public static void AddPreviewsConsumers(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumersOf(typeof(PreviewsExtensions).Assembly);
        bus.AddConfigureEndpointsCallback((_, endpoint) => endpoint.UseMessageRetry(retry => retry.Intervals(100, 500, 2000)));
    }

    public static IServiceCollection AddPreviews(this IServiceCollection services)
    {
        services
            .AddValidatedOptions<OutreachOptions>("Outreach")
            .AddValidatedOptions<LinkOptions>("Links")
            .AddValidatedOptions<OpenOptions>("Opens")
            .AddValidatedOptions<MailOptions>("Mail")
            .AddValidatedOptions<OutsideOptions>("Preflight")
            .AddValidatedOptions<PreviewsOptions>("Previews");

        services.TryAddSingleton<IAmazonCloudFront>(_ => new AmazonCloudFrontClient());
        services.TryAddSingleton<IAmazonSimpleEmailService>(_ => new AmazonSimpleEmailServiceClient());
        services
            .AddSingleton<OpenImage>()
            .AddSingleton<EmailRenderer>()
            .AddSingleton<PreflightCheck>()
            .AddSingleton<NameServer>()
            .AddSingleton<SesAccount>()
            .AddSingleton<WebPages>()
            .AddSingleton<OutsideWorld>()
            .AddSingleton<OutreachStore>()
            .AddSingleton<PreviewStore>()
            .AddSingleton<MailStore>()
            .AddSingleton<PageStore>()
            .AddSingleton<Edge>()
            .AddSingleton<PointerMover>()
            .AddSingleton<PreviewRenderer>()
            .AddHostedService<InvalidationWatch>();
        services.AddHttpClient(WebPages.ClientName).ConfigurePrimaryHttpMessageHandler(_ => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        return services;
    }
}
