using JadaReferral.Dashboard.PageLinks;
using JadaReferral.Dashboard.Security;

namespace JadaReferral.Dashboard.Api;

/// <summary>A link to a vendor's own page as editors see it.</summary>
/// <param name="Id">Names it when it is revoked.</param>
/// <param name="Label">Who has it.</param>
/// <param name="Link">The address; null when it opens nothing any more.</param>
public sealed record PageLinkView(
    string Id,
    string Label,
    string? Link,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastOpenedAt);

static class PageLinksApi
{
    public static void MapPageLinks(this RouteGroupBuilder api)
    {
        var links = api.MapGroup("vendors/{code}/page-links").RequireAuthorization(Roles.Editor).WithTags("Vendors");
        links.MapGet("", List).Produces<Listing<PageLinkView>>().WithSummary("The links to the vendor's own page, newest first");
        links.MapPost("", Make).Produces<PageLinkView>(StatusCodes.Status201Created)
            .WithSummary("Give someone at the vendor a look at their own page, without signing in");
        links.MapPost("{id}/revoke", Revoke).Produces<PageLinkView>().WithSummary("End a link at once");
    }

    static async Task<IResult> List(string code, PageLinkStore store, PageLinkSeal seal, TimeProvider clock, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Listing<PageLinkView>([.. (await store.List(code, cancellationToken)).Select(link => View(link, seal, clock))]));

    static async Task<IResult> Make(
        string code, NewPageLink? request, PageLinkDesk desk, PageLinkSeal seal, TimeProvider clock, HttpContext context, CancellationToken cancellationToken) =>
        Answers.Created(
            context,
            await desk.Make(code, request ?? new(), Actor.Name(context), cancellationToken),
            link => link.Version,
            _ => $"{ApiRoutes.Root}/vendors/{code}/page-links",
            link => View(link, seal, clock));

    static async Task<IResult> Revoke(
        string code, string id, PageLinkDesk desk, PageLinkSeal seal, TimeProvider clock, HttpContext context, CancellationToken cancellationToken) =>
        Answers.From(context, await desk.Revoke(code, id, cancellationToken), link => link.Version, link => View(link, seal, clock));

    static PageLinkView View(PageLink link, PageLinkSeal seal, TimeProvider clock) => new(
        link.LinkId,
        link.Label,
        link.IsGoodAt(clock.GetUtcNow()) ? seal.Address(link) : null,
        link.CreatedAt,
        link.CreatedBy,
        link.ExpiresAt,
        link.RevokedAt,
        link.LastOpenedAt);
}
