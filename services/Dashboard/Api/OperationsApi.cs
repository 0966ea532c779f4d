using JadaReferral.Dashboard.Operations;
using JadaReferral.Dashboard.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JadaReferral.Dashboard.Api;

/// <summary>One dead letter, or all.</summary>
public sealed record DeadLetterRequest(string? MessageId = null);

static class OperationsApi
{
    public static void MapOperations(this RouteGroupBuilder api)
    {
        var queues = api.MapGroup("operations/queues").RequireAuthorization(Roles.Admin).WithTags("Operations");
        queues.MapGet("", List).Produces<Listing<QueueDepth>>().WithSummary("Every queue with what is in it");
        queues.MapGet("{queue}/messages", Peek).Produces<Listing<DeadLetter>>().WithSummary("Dead letters and why they are there");
        queues.MapPost("{queue}/redrive", Redrive).Produces<Moved>().WithSummary("Move one dead letter, or all, back to where it failed");
        queues.MapPost("{queue}/discard", Discard).Produces<Moved>().WithSummary("Throw one dead letter, or all, away");

        var operations = api.MapGroup("operations").RequireAuthorization(Roles.Admin).WithTags("Operations");
        operations.MapGet("consumers", Consumers).Produces<Listing<ConsumedQueue>>().WithSummary("Every queue with its instances, how fast they empty it, and how long that takes");
        operations.MapGet("instances", Running).Produces<Listing<ServiceInstance>>().WithSummary("Every instance that reported lately, with its journal and circuit");
    }

    static async Task<IResult> List(Queues queues, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Listing<QueueDepth>(await queues.List(cancellationToken)));

    static async Task<IResult> Consumers(Queues queues, Instances instances, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Listing<ConsumedQueue>(ConsumedQueue.Of(await queues.List(cancellationToken), instances.All)));

    static Ok<Listing<ServiceInstance>> Running(Instances instances) => TypedResults.Ok(new Listing<ServiceInstance>(instances.All));

    static async Task<IResult> Peek(string queue, DeadLetters letters, CancellationToken cancellationToken) =>
        (await letters.List(queue, cancellationToken)).IsAccepted(out var found, out var refusal)
            ? TypedResults.Ok(new Listing<DeadLetter>(found))
            : Answers.Problem(refusal);

    static async Task<IResult> Redrive(string queue, DeadLetterRequest? request, DeadLetters letters, CancellationToken cancellationToken) =>
        Answers.Of(await letters.Redrive(queue, Ids(request), cancellationToken));

    static async Task<IResult> Discard(string queue, DeadLetterRequest? request, DeadLetters letters, CancellationToken cancellationToken) =>
        Answers.Of(await letters.Discard(queue, Ids(request), cancellationToken));

    static string[]? Ids(DeadLetterRequest? request) => request?.MessageId is { } id ? [id] : null;
}
