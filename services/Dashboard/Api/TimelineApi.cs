using JadaReferral.Dashboard.Security;
using JadaReferral.Dashboard.Timeline;

namespace JadaReferral.Dashboard.Api;

static class TimelineApi
{
    public static void MapTimeline(this RouteGroupBuilder api)
    {
        var vendor = api.MapGroup("vendors/{code}").WithTags("Vendors");
        vendor.MapGet("timeline", Read).Produces<Listing<TimelineLine>>().WithSummary("Guests, emails, notes and follow-ups on one line, newest first");
        vendor.MapPost("notes", Note).RequireAuthorization(Roles.Editor).Produces<VendorNote>(StatusCodes.Status201Created)
            .WithSummary("Note something, or a reply; with followUpOn a card reminds of it");
    }

    static async Task<IResult> Read(string code, VendorTimeline timeline, CancellationToken cancellationToken) =>
        (await timeline.Read(code, cancellationToken)).IsAccepted(out var lines, out var refusal)
            ? TypedResults.Ok(new Listing<TimelineLine>(lines))
            : Answers.Problem(refusal);

    static async Task<IResult> Note(string code, NewNote note, VendorTimeline timeline, HttpContext context, CancellationToken cancellationToken) =>
        (await timeline.Note(code, note, Actor.Name(context), cancellationToken)).IsAccepted(out var written, out var refusal)
            ? TypedResults.Created($"{ApiRoutes.Root}/vendors/{code}/timeline", written)
            : Answers.Problem(refusal);
}
