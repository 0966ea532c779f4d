using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace JadaReferral.Platform.ServiceDefaults.Reports;

/// <summary>Adds reports.</summary>
public static class ReportsExtensions
{
    /// <summary>
    /// Publishes a <typeparamref name="TReport"/> every 10 seconds, or as often as <c>Reports:Every</c> says: which instance of which service this is, and what it did
    /// with the messages of its queues. Needs <see cref="BusExtensions.AddBus"/> before it. An <see cref="IReportSupplement{TReport}"/> adds what else there is to say.
    /// </summary>
    public static WebApplicationBuilder AddReports<TReport>(this WebApplicationBuilder builder)
        where TReport : class
    {
        builder.Services
            .AddValidatedOptions<ReportsOptions>("Reports")
            .AddSingleton<Consumption>()
            .AddReceiveObserver(provider => provider.GetRequiredService<Consumption>())
            .AddReceiveEndpointObserver(provider => provider.GetRequiredService<Consumption>())
            .AddHostedService<ServiceReporter<TReport>>();
        return builder;
    }
}
