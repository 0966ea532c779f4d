using JadaReferral.Dashboard.Security;

namespace JadaReferral.Dashboard.Api;

/// <summary>The JSON API under <c>/api/v1</c>.</summary>
static class ApiRoutes
{
    public const string Root = "/api/v1";

    /// <summary>Whether a request is to the API and not for a page.</summary>
    public static bool IsAsked(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    // Every POST takes an Idempotency-Key.
    /*
        GET    vendors                            every vendor, with its link
        POST   vendors                            add one
        GET    vendors/{code}                     one, with ETag
        PUT    vendors/{code}                     edit it; If-Match
        POST   vendors/{code}/pause  /resume
        GET    totals                             today, 7, 30 days and total of every vendor
        GET    totals/{vendor}?by=day|hour&from&to
        GET    clicks/{vendor}?since=7d&limit&cursor&automated
        GET    tasks?status&owner&type&vendor&due  cards, newest first
        POST   tasks                              add one
        GET    tasks/{id}
        PUT    tasks/{id}                         title, link, owner, priority, due date; If-Match
        POST   tasks/{id}/comments                { text }
        POST   tasks/{id}/close
        POST   tasks/{id}/request-approval        publishes a new preview
        GET    tasks/{id}/previews
        POST   tasks/{id}/previews/{version}/rollback
        POST   tasks/{id}/approve                 { emails: [{ emailId, draftVersion, contentHash }] }
        POST   tasks/{id}/reject                  { emailId?, reason }
        POST   tasks/{id}/cancel                  { emailId? }
        GET    outreach?status&vendor             every outreach email
        POST   outreach                           write one
        GET    outreach/{id}                      one, with its versions and ETag
        PUT    outreach/{id}                      a new version; If-Match
        POST   outreach/render                    how it would look; stores nothing
        GET    templates, templates/{name}
        PUT    templates/{name}                   a new version; If-Match
        GET    vendors/{code}/timeline            POST vendors/{code}/notes { text, kind?, followUpOn?, followUpOwner? }
        GET    vendors/{code}/page-links          POST { label?, days? }; /{id}/revoke
        GET    mail/sends?state&vendor            POST mail/sends/{approvalId}/settle { outcome, reason }
        GET    mail/channel                       POST mail/channel/stop, /start { reason }
        GET    mail/suppressions?limit&cursor     POST { address, detail }; /release; /import { entries }; suppressions.csv
        POST   counting/rebuild, /reconcile       { vendor?, since? }   GET counting/runs, runs/{id}
        POST   counting/import                    the file, text/csv or application/x-ndjson
        GET    reports?month=2026-11&format=csv   GET reports/{vendor}?by=hour|day|week&from&to&format=csv
        GET    operations/queues, /{queue}/messages   POST operations/queues/{queue}/redrive, /discard { messageId? }
        GET    operations/consumers, /instances   as the services report themselves
        GET    openapi.json
        GET    me
        GET    people                             everyone who can sign in
        POST   people                             { name, password, roles }
        PUT    people/{name}                      { roles, isDisabled }; If-Match
        POST   people/{name}/password             { password }
        GET    keys                               POST keys { label, roles, days? }   POST keys/{id}/revoke
        GET    audit?day&limit&cursor
    */
    public static WebApplication MapApi(this WebApplication app)
    {
        app.UseMiddleware<Once>();
        var api = app.MapGroup(Root)
            .RequireAuthorization(Roles.Viewer)
            .RequireRateLimiting(SecurityServices.ApiLimit)
            .AddEndpointFilter(ApiFilters.RefuseCrossSite)
            .AddEndpointFilter(ApiFilters.Audit);
        api.MapVendors();
        api.MapTotals();
        api.MapTasks();
        api.MapOutreach();
        api.MapTimeline();
        api.MapPageLinks();
        api.MapMail();
        api.MapCounting();
        api.MapOperations();
        api.MapPeople();
        app.MapOpenApiDocument();
        return app;
    }
}
