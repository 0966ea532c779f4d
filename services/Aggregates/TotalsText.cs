using System.Text.Json;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Aggregates;

/// <summary>Totals as text that is equal exactly when the counts are equal: names sorted, without version and time of writing.</summary>
static class TotalsText
{
    public static string Of(VendorTotals totals) => JsonSerializer.Serialize(totals with
    {
        Version = 0,
        UpdatedAt = DateTimeOffset.UnixEpoch,
        Placements = Sorted(totals.Placements),
        ReferrerHosts = Sorted(totals.ReferrerHosts),
        Devices = Sorted(totals.Devices),
        Countries = Sorted(totals.Countries),
        AutomatedReasons = Sorted(totals.AutomatedReasons),
    });

    static SortedDictionary<string, long>? Sorted(IReadOnlyDictionary<string, long>? counts) =>
        counts is null or { Count: 0 } ? null : new SortedDictionary<string, long>(counts.ToDictionary(), StringComparer.Ordinal);
}
