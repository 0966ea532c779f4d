using System.Net;
using JadaReferral.Platform.ServiceDefaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JadaReferral.Platform.Tests.Defaults;

public sealed class HealthTests
{
    [Fact]
    public async Task A_service_whose_checks_are_fine_is_live_and_ready()
    {
        await using var app = await StartAsync(checks => checks.AddCheck("store", () => HealthCheckResult.Healthy(), ["ready"]));

        Assert.Equal((HttpStatusCode.OK, "Healthy"), await GetAsync(app, "/health/live"));
        Assert.Equal((HttpStatusCode.OK, "Healthy\n"), await GetAsync(app, "/health/ready"));
    }

    [Fact]
    public async Task A_service_that_cannot_work_is_live_but_not_ready_and_says_why()
    {
        await using var app = await StartAsync(checks => checks
            .AddCheck("store", () => HealthCheckResult.Unhealthy("no table clicks"), ["ready"])
            .AddCheck("bus", () => HealthCheckResult.Healthy(), ["ready"]));

        Assert.Equal((HttpStatusCode.OK, "Healthy"), await GetAsync(app, "/health/live"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy\nstore: Unhealthy no table clicks\n"), await GetAsync(app, "/health/ready"));
    }

    [Fact]
    public async Task A_degraded_service_still_works()
    {
        await using var app = await StartAsync(checks => checks.AddCheck("bus", () => HealthCheckResult.Degraded("reconnecting"), ["ready"]));

        Assert.Equal((HttpStatusCode.OK, "Degraded\nbus: Degraded reconnecting\n"), await GetAsync(app, "/health/ready"));
    }

    [Fact]
    public async Task A_check_that_is_not_about_readiness_does_not_count()
    {
        await using var app = await StartAsync(checks => checks.AddCheck("curiosity", () => HealthCheckResult.Unhealthy("never mind")));

        Assert.Equal((HttpStatusCode.OK, "Healthy\n"), await GetAsync(app, "/health/ready"));
    }

    static async Task<WebApplication> StartAsync(Action<IHealthChecksBuilder> checks)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddServiceDefaults("planted");
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        checks(builder.Services.AddHealthChecks());
        var app = builder.Build();
        app.MapHealth();
        await app.StartAsync();
        return app;
    }

    static async Task<(HttpStatusCode Status, string Body)> GetAsync(WebApplication app, string path)
    {
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(app.Urls.Single()) };
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
