using JadaReferral.Dashboard.Api;
using JadaReferral.Dashboard.Components;
using JadaReferral.Dashboard.Pages.OwnPages;
using JadaReferral.Dashboard.Pages.VendorPages;
using Radzen;

namespace JadaReferral.Dashboard.Pages;

/// <summary>The web app: pages rendered on the server, with a circuit only where a page is worked with.</summary>
static class PagesExtensions
{
    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        // Run from a build, not only from a publish: the assets of packages are then found through the build's manifest.
        builder.WebHost.UseStaticWebAssets();
        // Request lines hold the query, and the queries of some pages hold what opens them.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddRadzenComponents();
        builder.Services.AddScoped<Visitor>();
        return builder;
    }

    public static WebApplication MapPages(this WebApplication app)
    {
        app.UseWhen(
            context => !ApiRoutes.IsAsked(context),
            pages => pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
        app.UseMiddleware<PageHeaders>();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapVendorFiles();
        app.MapOwnPageFiles();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }
}
