using JadaReferral.Dashboard.Tasks;

namespace JadaReferral.Dashboard.Api;

/// <summary>What is approved: each email as it was shown.</summary>
public sealed record ApproveRequest(IReadOnlyList<ApprovedContent> Emails);

/// <summary>Which email is rejected, or all that are undecided, and why.</summary>
public sealed record RejectRequest(string Reason, string? EmailId = null);

/// <summary>What is written on a card.</summary>
public sealed record CommentRequest(string Text);

static class TasksApi
{
    public static void MapTasks(this RouteGroupBuilder api)
    {
        var tasks = api.MapGroup("tasks").WithTags("Tasks");

        tasks.MapGet("", async (TaskStore store, string? status, string? owner, string? type, CancellationToken cancellationToken) =>
        {
            var cards = (await store.List(cancellationToken)).Where(card =>
                (status is null || card.Status == status) && (owner is null || card.Owner == owner) && (type is null || card.Type == type));
            return TypedResults.Ok(new Listing<TaskCard>([.. cards]));
        }).WithSummary("Cards, newest first");

        tasks.MapPost("", async (NewCard card, TaskDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        {
            var key = context.Request.Headers["Idempotency-Key"].ToString();
            var added = await desk.Add(card, Actor.Name(context), key.Length == 0 ? null : key, cancellationToken);
            return Answers.Created(context, added, task => task.Version, task => $"{ApiRoutes.Root}/tasks/{task.TaskId}");
        }).WithSummary("Add a card");

        tasks.MapGet("{id}", async (string id, TaskStore store, HttpContext context, CancellationToken cancellationToken) =>
            Answer(context, await store.Get(id, cancellationToken) is { } card ? card : Refusal.NotFound($"card {id}"))).WithSummary("One card");

        tasks.MapPost("{id}/request-approval", async (string id, TaskDesk desk, HttpContext context, CancellationToken cancellationToken) =>
            Answer(context, await desk.RequestApproval(id, Actor.Name(context), cancellationToken))).WithSummary("Render a new preview of everything undecided");

        tasks.MapPost("{id}/approve", async (string id, ApproveRequest request, TaskDesk desk, HttpContext context, CancellationToken cancellationToken) =>
            Answer(context, await desk.Approve(id, request.Emails, Actor.Name(context), cancellationToken))).WithSummary("Approve exactly what is named, or nothing");

        tasks.MapPost("{id}/reject", async (string id, RejectRequest request, TaskDesk desk, HttpContext context, CancellationToken cancellationToken) =>
            Answer(context, await desk.Reject(id, request.EmailId, request.Reason, Actor.Name(context), cancellationToken))).WithSummary("Reject one email or all that are undecided");

        tasks.MapPost("{id}/comments", async (string id, CommentRequest request, TaskDesk desk, HttpContext context, CancellationToken cancellationToken) =>
            Answer(context, await desk.Comment(id, request.Text, Actor.Name(context), cancellationToken))).WithSummary("Write on a card");

        tasks.MapPost("{id}/close", async (string id, TaskDesk desk, HttpContext context, CancellationToken cancellationToken) =>
            Answer(context, await desk.Close(id, Actor.Name(context), cancellationToken))).WithSummary("End a to-do without emails");
    }

    static IResult Answer(HttpContext context, Outcome<TaskCard> outcome) => Answers.From(context, outcome, card => card.Version);
}
