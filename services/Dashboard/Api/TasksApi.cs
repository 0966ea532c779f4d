using JadaReferral.Dashboard.Outreach;
using JadaReferral.Dashboard.Security;
using JadaReferral.Dashboard.Tasks;

namespace JadaReferral.Dashboard.Api;

/// <summary>What is approved: each email as it was shown.</summary>
public sealed record ApproveRequest(IReadOnlyList<ApprovedContent> Emails);

/// <summary>Which email is rejected, or all that are undecided, and why.</summary>
public sealed record RejectRequest(string Reason, string? EmailId = null);

/// <summary>Which approval is undone, or every one that has not left.</summary>
public sealed record CancelRequest(string? EmailId = null);

/// <summary>Whether opens are counted.</summary>
public sealed record OpensRequest(bool Count);

/// <summary>What is written on a card.</summary>
public sealed record CommentRequest(string Text);

static class TasksApi
{
    public static void MapTasks(this RouteGroupBuilder api)
    {
        var tasks = api.MapGroup("tasks").WithTags("Tasks");
        tasks.MapGet("", List).WithSummary("Cards, newest first");
        tasks.MapPost("", Add).RequireAuthorization(Roles.Editor).WithSummary("Add a card");
        tasks.MapGet("{id}", Get).WithSummary("One card");
        tasks.MapPut("{id}", Edit).RequireAuthorization(Roles.Editor).WithSummary("Edit what a card says about itself; If-Match names the version that was read");
        tasks.MapPost("{id}/comments", Comment).WithSummary("Write on a card");
        tasks.MapPost("{id}/close", Close).RequireAuthorization(Roles.Editor).WithSummary("End a to-do without emails");

        tasks.MapPost("{id}/opens", Opens).RequireAuthorization(Roles.Editor).WithSummary("Let a card's emails tell when they are opened, or not");
        tasks.MapPost("{id}/request-approval", RequestApproval).RequireAuthorization(Roles.Editor).WithSummary("Render a new preview of everything undecided");
        tasks.MapGet("{id}/previews", Previews).WithSummary("A card's previews, newest first");
        tasks.MapPost("{id}/previews/{version:long}/rollback", Rollback).RequireAuthorization(Roles.Editor).WithSummary("Show an earlier preview again");

        tasks.MapPost("{id}/approve", Approve).RequireAuthorization(Roles.Approver).WithSummary("Approve exactly what is named, or nothing");
        tasks.MapPost("{id}/reject", Reject).RequireAuthorization(Roles.Approver).WithSummary("Reject one email or all that are undecided");
        tasks.MapPost("{id}/cancel", Cancel).RequireAuthorization(Roles.Approver).WithSummary("Undo one approval or every one that has not left");
    }

    static async Task<IResult> List(TaskStore store, DueCards dueCards, string? status, string? owner, string? type, string? vendor, bool? due, CancellationToken cancellationToken)
    {
        var cards = (await store.List(cancellationToken)).Where(card =>
            (status is null || card.Status == status)
            && (owner is null || card.Owner == owner)
            && (type is null || card.Type == type)
            && (vendor is null || card.Vendor == vendor || card.Emails.Any(email => email.Vendor == vendor))
            && (due is not true || dueCards.IsDue(card)));
        return TypedResults.Ok(new Listing<TaskCard>([.. cards]));
    }

    static async Task<IResult> Add(NewCard card, TaskDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var key = context.Request.Headers[Once.Header].ToString();
        if (key.Length > 200)
            return Answers.Problem(Refusal.Invalid("bad-idempotency-key", "An Idempotency-Key has at most 200 characters."));
        var added = await desk.Add(card, Actor.Name(context), key.Length == 0 ? null : key, cancellationToken);
        return Answers.Created(context, added, task => task.Version, task => $"{ApiRoutes.Root}/tasks/{task.TaskId}");
    }

    static async Task<IResult> Get(string id, TaskStore store, HttpContext context, CancellationToken cancellationToken) =>
        Answer(context, await store.Get(id, cancellationToken) is { } card ? card : Refusal.NotFound($"card {id}"));

    static async Task<IResult> Edit(string id, CardEdit edit, TaskDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var (version, refusal) = Answers.IfMatch(context);
        return refusal is null
            ? Answer(context, await desk.Edit(id, edit, version, Actor.Name(context), cancellationToken))
            : Answers.Problem(refusal);
    }

    static async Task<IResult> Comment(string id, CommentRequest request, TaskDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        Answer(context, await desk.Comment(id, request.Text, Actor.Name(context), cancellationToken));

    static async Task<IResult> Close(string id, TaskDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        Answer(context, await desk.Close(id, Actor.Name(context), cancellationToken));

    static async Task<IResult> Opens(string id, OpensRequest request, TaskDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        Answer(context, await desk.CountOpens(id, request.Count, Actor.Name(context), cancellationToken));

    static async Task<IResult> RequestApproval(string id, TaskDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        Answer(context, await desk.RequestApproval(id, Actor.Name(context), cancellationToken));

    static async Task<IResult> Previews(string id, TaskStore tasks, PreviewsReader previews, CancellationToken cancellationToken) =>
        await tasks.Get(id, cancellationToken) is { } card
            ? TypedResults.Ok(new Listing<PreviewView>(PreviewView.Of(card, await previews.List(id, cancellationToken))))
            : Answers.Problem(Refusal.NotFound($"card {id}"));

    static async Task<IResult> Rollback(string id, long version, TaskDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        Answer(context, await desk.Rollback(id, version, Actor.Name(context), cancellationToken));

    static async Task<IResult> Approve(string id, ApproveRequest request, TaskDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        Answer(context, await desk.Approve(id, request.Emails, Actor.Name(context), cancellationToken));

    static async Task<IResult> Reject(string id, RejectRequest request, TaskDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        Answer(context, await desk.Reject(id, request.EmailId, request.Reason, Actor.Name(context), cancellationToken));

    static async Task<IResult> Cancel(string id, CancelRequest? request, TaskDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        Answer(context, await desk.Cancel(id, request?.EmailId, Actor.Name(context), cancellationToken));

    static IResult Answer(HttpContext context, Outcome<TaskCard> outcome) => Answers.From(context, outcome, card => card.Version);
}
