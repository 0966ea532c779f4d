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
        GET    tasks?status&owner&type            cards, newest first
        POST   tasks                              add one; Idempotency-Key
        GET    tasks/{id}
        POST   tasks/{id}/request-approval
        POST   tasks/{id}/approve                 { emails: [{ emailId, draftVersion, contentHash }] }
        POST   tasks/{id}/reject                  { emailId?, reason }
        POST   tasks/{id}/comments                { text }
        POST   tasks/{id}/close
        GET    outreach                           every outreach email
        GET    outreach/{id}                      one, with its versions
    */
    public static WebApplication MapApi(this WebApplication app)
    {
        var api = app.MapGroup(Root);
        api.MapVendors();
        api.MapTotals();
        api.MapTasks();
        api.MapOutreach();
        return app;
    }
}
