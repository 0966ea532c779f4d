using Amazon.DynamoDBv2.Model;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Contracts.Vendors;
using JadaReferral.Dashboard.Storage;

namespace JadaReferral.Dashboard.Vendors;

/// <summary>The vendors. Each change is one conditional write that owes a <see cref="VendorChanged"/>.</summary>
public sealed class VendorStore(DashboardTables tables, TimeProvider clock)
{
    /// <summary>The vendor with <paramref name="code"/>; null when there is none.</summary>
    public Task<Vendor?> Get(string code, CancellationToken cancellationToken) =>
        tables.Vendors.Get<Vendor>(Key(code), cancellationToken);

    /// <summary>All vendors by code.</summary>
    public async Task<IReadOnlyList<Vendor>> List(CancellationToken cancellationToken)
    {
        var vendors = await tables.Vendors.All<Vendor>(cancellationToken);
        return [.. vendors.OrderBy(vendor => vendor.Code, StringComparer.Ordinal)];
    }

    /// <summary>Adds a vendor under <paramref name="code"/>, active.</summary>
    public async Task<Outcome<Vendor>> Create(string code, VendorFields fields, CancellationToken cancellationToken)
    {
        if (VendorRules.CheckCode(code) is { } badCode)
            return badCode;
        if (VendorRules.Check(fields) is { } problem)
            return problem;

        var vendor = VendorRules.Apply(fields, new Vendor
        {
            Code = code,
            Name = "",
            Destination = "",
            Campaign = "",
            Status = Vendor.Active,
            Version = 1,
            UpdatedAt = clock.GetUtcNow(),
        });
        return await tables.Vendors.TryCreate(vendor, [Changed(vendor)], cancellationToken)
            ? vendor
            : Refusal.Conflict("vendor-exists", $"There is a vendor with the code {code} already. Choose another code, or edit that vendor.");
    }

    /// <summary>Changes what a vendor says, provided that its version is still <paramref name="expectedVersion"/>.</summary>
    public Task<Outcome<Vendor>> Edit(string code, VendorFields fields, long expectedVersion, CancellationToken cancellationToken) =>
        VendorRules.Check(fields) is { } problem
            ? Task.FromResult<Outcome<Vendor>>(problem)
            : Change(code, expectedVersion, vendor => VendorRules.Apply(fields, vendor), cancellationToken);

    /// <summary>Pauses or resumes a vendor. Doing what is done already changes nothing.</summary>
    public Task<Outcome<Vendor>> SetStatus(string code, string status, CancellationToken cancellationToken) =>
        status is Vendor.Active or Vendor.Paused
            ? Change(code, expectedVersion: null, vendor => vendor with { Status = status }, cancellationToken)
            : Task.FromResult<Outcome<Vendor>>(Refusal.Invalid("unknown-status", $"A vendor is {Vendor.Active} or {Vendor.Paused}, not {status}."));

    async Task<Outcome<Vendor>> Change(string code, long? expectedVersion, Func<Vendor, Vendor> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await Get(code, cancellationToken) is not { } known)
                return Refusal.NotFound($"vendor {code}");
            if (expectedVersion is { } expected && expected != known.Version)
                return Refusal.Outdated($"The vendor {code}");

            var changed = change(known);
            if (changed == known)
                return known;
            changed = changed with { Version = known.Version + 1, UpdatedAt = clock.GetUtcNow() };
            if (await tables.Vendors.TryReplace(changed, known.Version, [Changed(changed)], cancellationToken))
                return changed;
        }
    }

    OwedEvent Changed(Vendor vendor)
    {
        var now = clock.GetUtcNow();
        return OwedEvent.Of(new VendorChanged { ChangeId = Guid.CreateVersion7(now), ChangedAt = now, Vendor = vendor }, now);
    }

    static Dictionary<string, AttributeValue> Key(string code) => new() { ["code"] = new AttributeValue(code) };
}
