using Amazon.CloudFront;
using JadaReferral.Platform.ServiceDefaults;
using JadaReferral.Previews.Preflight;
using JadaReferral.Previews.Publishing;
using JadaReferral.Previews.Rendering;
using JadaReferral.Previews.Stores;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JadaReferral.Previews;

/// <summary>Registers what Previews is made of.</summary>
static class PreviewsExtensions
{
    public static IServiceCollection AddPreviews(this IServiceCollection services)
    {
        services
            .AddValidatedOptions<OutreachOptions>("Outreach")
            .AddValidatedOptions<LinkOptions>("Links")
            .AddValidatedOptions<MailOptions>("Mail")
            .AddValidatedOptions<PreviewsOptions>("Previews");

        services.TryAddSingleton<IAmazonCloudFront>(_ => new AmazonCloudFrontClient());
        services
            .AddSingleton<EmailRenderer>()
            .AddSingleton<PreflightCheck>()
            .AddSingleton<OutreachStore>()
            .AddSingleton<PreviewStore>()
            .AddSingleton<MailStore>()
            .AddSingleton<PageStore>()
            .AddSingleton<Edge>()
            .AddSingleton<PointerMover>()
            .AddSingleton<PreviewRenderer>()
            .AddHostedService<InvalidationWatch>();
        return services;
    }
}
