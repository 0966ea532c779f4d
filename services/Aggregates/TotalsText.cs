using System.Text.Json;
using System.Text.Json.Nodes;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Aggregates;

/// <summary>Totals as text that is equal exactly when the counts are equal: names sorted, without version and time of writing.</summary>
static class TotalsText
{
    const int LongestShown = 80;

    static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static string Of(VendorTotals totals) => JsonSerializer.Serialize(Canonical(totals), Names);

    /// <summary>The attributes in which <paramref name="stored"/> is not what was counted; all that are not empty where nothing is stored.</summary>
    public static IEnumerable<TotalsDifference> Differences(VendorTotals counted, VendorTotals? stored)
    {
        var expected = JsonSerializer.SerializeToNode(Canonical(counted), Names)!.AsObject();
        var found = stored is null ? [] : JsonSerializer.SerializeToNode(Canonical(stored), Names)!.AsObject();
        return expected
            .Where(field => !JsonNode.DeepEquals(field.Value, found[field.Key]))
            .Select(field => new TotalsDifference(counted.Bucket, field.Key, Shown(field.Value), Shown(found[field.Key])));
    }

    static VendorTotals Canonical(VendorTotals totals) => totals with
    {
        Version = 0,
        UpdatedAt = DateTimeOffset.UnixEpoch,
        Placements = Sorted(totals.Placements),
        ReferrerHosts = Sorted(totals.ReferrerHosts),
        Devices = Sorted(totals.Devices),
        Countries = Sorted(totals.Countries),
        AutomatedReasons = Sorted(totals.AutomatedReasons),
    };

    static SortedDictionary<string, long>? Sorted(IReadOnlyDictionary<string, long>? counts) =>
        counts is null or { Count: 0 } ? null : new SortedDictionary<string, long>(counts.ToDictionary(), StringComparer.Ordinal);

    static string Shown(JsonNode? value)
    {
        var text = value?.ToJsonString() ?? "nothing";
        return text.Length > LongestShown ? text[..LongestShown] + "…" : text;
    }
}
