using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.Outreach;
using JadaReferral.Dashboard.Security;

namespace JadaReferral.Dashboard.Api;

/// <summary>An outreach email with its versions, newest first.</summary>
public sealed record OutreachView(OutreachEmail Email, IReadOnlyList<OutreachDraft> Versions);

/// <summary>An outreach email to be written.</summary>
public sealed record NewEmail(
    string EmailId, string Vendor, string? Template = null, long? TemplateVersion = null, IReadOnlyDictionary<string, string>? Overrides = null);

/// <summary>An email to be shown without storing it; with <see cref="TemplateDraft"/>, by a template that is not stored either.</summary>
public sealed record RenderRequest(
    string EmailId,
    string Vendor,
    string? Template = null,
    long? TemplateVersion = null,
    IReadOnlyDictionary<string, string>? Overrides = null,
    TemplateFields? TemplateDraft = null);

/// <summary>A template with its versions, newest first.</summary>
public sealed record TemplateView(string Name, IReadOnlyList<OutreachTemplate> Versions);

static class OutreachApi
{
    public static void MapOutreach(this RouteGroupBuilder api)
    {
        var outreach = api.MapGroup("outreach").WithTags("Outreach");
        outreach.MapGet("", List).WithSummary("Every outreach email");
        outreach.MapPost("", Create).RequireAuthorization(Roles.Editor).WithSummary("Write an outreach email");
        outreach.MapGet("{id}", Get).WithSummary("One outreach email with its versions");
        outreach.MapPut("{id}", Edit).RequireAuthorization(Roles.Editor).WithSummary("Edit an outreach email: a new version; If-Match names the one that was read");
        outreach.MapPost("render", Render).RequireAuthorization(Roles.Editor).WithSummary("How an email would look, with preflight; nothing is stored");

        var templates = api.MapGroup("templates").WithTags("Templates");
        templates.MapGet("", Templates).WithSummary("The names of all templates");
        templates.MapGet("{name}", Template).WithSummary("One template with its versions");
        templates.MapPut("{name}", SaveTemplate).RequireAuthorization(Roles.Editor).WithSummary("Store a version of a template; If-Match names the one that was read, \"0\" for a new template");
    }

    static async Task<IResult> List(OutreachStore store, string? status, string? vendor, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Listing<OutreachEmail>([.. (await store.List(cancellationToken)).Where(email =>
            (status is null || email.Status == status) && (vendor is null || email.Vendor == vendor))]));

    static async Task<IResult> Create(NewEmail email, OutreachDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var fields = new DraftFields { Vendor = email.Vendor, Template = email.Template, TemplateVersion = email.TemplateVersion, Overrides = email.Overrides };
        var created = await desk.Create(email.EmailId, fields, Actor.Name(context), cancellationToken);
        return Answers.Created(context, created, draft => draft.Version, draft => $"{ApiRoutes.Root}/outreach/{draft.EmailId}");
    }

    static async Task<IResult> Get(string id, OutreachStore store, HttpContext context, CancellationToken cancellationToken)
    {
        var email = await store.Get(id, cancellationToken);
        var versions = await store.Drafts(id, cancellationToken);
        return email is null || versions.Count == 0
            ? Answers.Problem(Refusal.NotFound($"outreach email {id}"))
            : Answers.From<OutreachView>(context, new OutreachView(email, versions), view => view.Versions[0].Version);
    }

    static async Task<IResult> Edit(string id, DraftFields fields, OutreachDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var (version, refusal) = Answers.IfMatch(context);
        return refusal is null
            ? Answers.From(context, await desk.Edit(id, fields, version, Actor.Name(context), cancellationToken), draft => draft.Version)
            : Answers.Problem(refusal);
    }

    static async Task<IResult> Render(RenderRequest request, OutreachDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var fields = new DraftFields { Vendor = request.Vendor, Template = request.Template, TemplateVersion = request.TemplateVersion, Overrides = request.Overrides };
        var rendered = await desk.Preview(request.EmailId, fields, request.TemplateDraft, Actor.Name(context), cancellationToken);
        return rendered.IsAccepted(out var answer, out var refusal) ? TypedResults.Ok<DraftRendered>(answer) : Answers.Problem(refusal);
    }

    static async Task<IResult> Templates(OutreachStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Listing<string>(await store.TemplateNames(cancellationToken)));

    static async Task<IResult> Template(string name, OutreachStore store, HttpContext context, CancellationToken cancellationToken)
    {
        var versions = await store.Templates(name, cancellationToken);
        return versions.Count == 0
            ? Answers.Problem(Refusal.NotFound($"template {name}"))
            : Answers.From<TemplateView>(context, new TemplateView(name, versions), view => view.Versions[0].Version);
    }

    static async Task<IResult> SaveTemplate(string name, TemplateFields fields, OutreachDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var (version, refusal) = Answers.IfMatch(context);
        return refusal is null
            ? Answers.From(context, await desk.SaveTemplate(name, fields, version, Actor.Name(context), cancellationToken), template => template.Version)
            : Answers.Problem(refusal);
    }
}
