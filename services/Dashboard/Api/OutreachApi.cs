using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.Outreach;

namespace JadaReferral.Dashboard.Api;

/// <summary>An outreach email with its versions, newest first.</summary>
public sealed record OutreachView(OutreachEmail Email, IReadOnlyList<OutreachDraft> Versions);

static class OutreachApi
{
    public static void MapOutreach(this RouteGroupBuilder api)
    {
        var outreach = api.MapGroup("outreach").WithTags("Outreach");

        outreach.MapGet("", async (OutreachStore store, CancellationToken cancellationToken) =>
            TypedResults.Ok(new Listing<OutreachEmail>(await store.List(cancellationToken)))).WithSummary("Every outreach email");

        outreach.MapGet("{id}", async (string id, OutreachStore store, CancellationToken cancellationToken) =>
            await store.Get(id, cancellationToken) is { } email
                ? TypedResults.Ok(new OutreachView(email, await store.Drafts(id, cancellationToken)))
                : (IResult)Answers.Problem(Refusal.NotFound($"outreach email {id}"))).WithSummary("One outreach email with its versions");
    }
}
