using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.Vendors;

namespace JadaReferral.Dashboard.PageLinks;

/// <summary>A link to be made; without days it is good until it is revoked.</summary>
public sealed record NewPageLink(string? Label = null, int? Days = null);

/// <summary>Makes, revokes and opens the links to vendors' own pages.</summary>
public sealed class PageLinkDesk(PageLinkStore store, PageLinkSeal seal, VendorStore vendors, TimeProvider clock)
{
    const int MostDays = 3_650;
    const int MostGood = 50;

    // Often enough to see whether a vendor looks, seldom enough not to write with every look.
    static readonly TimeSpan NoteEvery = TimeSpan.FromMinutes(1);

    /// <summary>Gives someone at <paramref name="vendor"/> a look at their own page.</summary>
    public async Task<Outcome<PageLink>> Make(string vendor, NewPageLink request, string by, CancellationToken cancellationToken)
    {
        if (request.Days is < 1 or > MostDays)
            return Refusal.Invalid("bad-lifetime", $"A link is good for 1 to {MostDays:N0} days, or until it is revoked when no days are given.");
        if (request.Label is { } text && (text.Length > 60 || text.Any(char.IsControl)))
            return Refusal.Invalid("bad-label", "Say in at most 60 characters who gets the link.");
        if (await vendors.Get(vendor, cancellationToken) is not { } known)
            return Refusal.NotFound($"vendor {vendor}");
        var now = clock.GetUtcNow();
        if ((await store.List(vendor, cancellationToken)).Count(link => link.IsGoodAt(now)) >= MostGood)
            return Refusal.Conflict("too-many-links", $"{known.Name} has {MostGood} links that work. Revoke some before making another.");

        var link = new PageLink
        {
            Vendor = vendor,
            LinkId = $"{now.ToUnixTimeMilliseconds()}-{Guid.NewGuid():N}",
            Version = 1,
            Label = string.IsNullOrWhiteSpace(request.Label) ? known.ContactName ?? known.Name : request.Label.Trim(),
            CreatedAt = now,
            CreatedBy = by,
            ExpiresAt = request.Days is { } days ? now.AddDays(days) : null,
        };
        return await store.TryCreate(link, cancellationToken)
            ? link
            : Refusal.Conflict("try-again", "The link could not be made. Try again.");
    }

    /// <summary>Ends a link at once. Ending it twice is the same.</summary>
    public async Task<Outcome<PageLink>> Revoke(string vendor, string linkId, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await store.Get(vendor, linkId, cancellationToken) is not { } link)
                return Refusal.NotFound($"link {linkId} of {vendor}");
            if (link.RevokedAt is not null)
                return link;
            var revoked = link with { Version = link.Version + 1, RevokedAt = clock.GetUtcNow() };
            if (await store.TryReplace(revoked, link.Version, cancellationToken))
                return revoked;
        }
    }

    /// <summary>The vendor whose page <paramref name="token"/> opens; null when it was made up, has expired or was revoked: which of these is nobody's business.</summary>
    public async Task<Vendor?> Open(string? token, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (seal.Open(token) is not var (vendor, linkId) || await store.Get(vendor, linkId, cancellationToken) is not { } link || !link.IsGoodAt(now))
            return null;
        if (link.LastOpenedAt is null || now - link.LastOpenedAt >= NoteEvery)
            await store.NoteOpening(link, now, cancellationToken);
        return await vendors.Get(vendor, cancellationToken);
    }
}
