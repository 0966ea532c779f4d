using JadaReferral.Dashboard.Security;

namespace JadaReferral.Dashboard.Api;

/// <summary>The JSON API under <c>/api/v1</c>.</summary>
static class ApiRoutes
{
    public const string Root = "/api/v1";

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
        POST   tasks                              add one; Idempotency-Key
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
        var api = app.MapGroup(Root)
            .RequireAuthorization(Roles.Viewer)
            .RequireRateLimiting(SecurityServices.ApiLimit)
            .AddEndpointFilter(ApiFilters.RefuseCrossSite)
            .AddEndpointFilter(ApiFilters.Audit);
        api.MapVendors();
        api.MapTotals();
        api.MapTasks();
        api.MapOutreach();
        api.MapPeople();
        api.Map("{**rest}", (string rest) => Answers.Problem(Refusal.NotFound($"endpoint {Root}/{rest}"))).ExcludeFromDescription();
        return app;
    }
}
