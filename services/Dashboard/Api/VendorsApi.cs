using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.Security;
using JadaReferral.Dashboard.Vendors;

namespace JadaReferral.Dashboard.Api;

/// <summary>A vendor as the API shows it.</summary>
public sealed record VendorView(
    string Code,
    string Name,
    string Link,
    string Status,
    string Destination,
    string Campaign,
    string? ContactName,
    string? ContactEmail,
    bool AppendClickId,
    long Version,
    DateTimeOffset UpdatedAt);

/// <summary>A vendor to be added.</summary>
public sealed record NewVendor(
    string Code, string Name, string? ContactName = null, string? ContactEmail = null, string? Destination = null, string? Campaign = null, bool AppendClickId = false);

static class VendorsApi
{
    public static void MapVendors(this RouteGroupBuilder api)
    {
        var vendors = api.MapGroup("vendors").WithTags("Vendors");

        vendors.MapGet("", async (VendorStore store, VendorLinks links, CancellationToken cancellationToken) =>
        {
            var all = await store.List(cancellationToken);
            return TypedResults.Ok(new Listing<VendorView>([.. all.Select(links.View)]));
        }).WithSummary("Every vendor, by code");

        vendors.MapPost("", async (NewVendor vendor, VendorStore store, VendorLinks links, HttpContext context, CancellationToken cancellationToken) =>
            Answers.Created(
                context,
                await store.Create(vendor.Code, Fields(vendor), cancellationToken),
                created => created.Version,
                created => $"{ApiRoutes.Root}/vendors/{created.Code}",
                links.View)).RequireAuthorization(Roles.Editor).WithSummary("Add a vendor; its link works within seconds");

        vendors.MapGet("{code}", async (string code, VendorStore store, VendorLinks links, HttpContext context, CancellationToken cancellationToken) =>
            Answers.From(context, await Find(store, code, cancellationToken), vendor => vendor.Version, links.View)).WithSummary("One vendor");

        vendors.MapPut("{code}", async (string code, VendorFields fields, VendorStore store, VendorLinks links, HttpContext context, CancellationToken cancellationToken) =>
        {
            var (version, refusal) = Answers.IfMatch(context);
            return refusal is not null
                ? Answers.Problem(refusal)
                : Answers.From(context, await store.Edit(code, fields, version, cancellationToken), vendor => vendor.Version, links.View);
        }).RequireAuthorization(Roles.Editor).WithSummary("Edit a vendor; If-Match names the version that was read");

        vendors.MapPost("{code}/pause", (string code, VendorStore store, VendorLinks links, HttpContext context, CancellationToken cancellationToken) =>
            SetStatus(code, Vendor.Paused, store, links, context, cancellationToken)).RequireAuthorization(Roles.Editor).WithSummary("Pause a vendor: its link leads to the main site uncounted");

        vendors.MapPost("{code}/resume", (string code, VendorStore store, VendorLinks links, HttpContext context, CancellationToken cancellationToken) =>
            SetStatus(code, Vendor.Active, store, links, context, cancellationToken)).RequireAuthorization(Roles.Editor).WithSummary("Let a paused vendor take part again");
    }

    static async Task<IResult> SetStatus(
        string code, string status, VendorStore store, VendorLinks links, HttpContext context, CancellationToken cancellationToken) =>
        Answers.From(context, await store.SetStatus(code, status, cancellationToken), vendor => vendor.Version, links.View);

    static async Task<Outcome<Vendor>> Find(VendorStore store, string code, CancellationToken cancellationToken) =>
        await store.Get(code, cancellationToken) is { } vendor ? vendor : Refusal.NotFound($"vendor {code}");

    static VendorFields Fields(NewVendor vendor) => new()
    {
        Name = vendor.Name,
        ContactName = vendor.ContactName,
        ContactEmail = vendor.ContactEmail,
        Destination = vendor.Destination,
        Campaign = vendor.Campaign,
        AppendClickId = vendor.AppendClickId,
    };
}
