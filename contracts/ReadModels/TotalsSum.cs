namespace JadaReferral.Contracts.ReadModels;

/// <summary>Adds up totals of spans that don't overlap: leaves to a minute, days to a week, vendors to all.</summary>
public static class TotalsSum
{
    /// <summary>A breakdown keeps this many values by name; what is left goes under <see cref="Other"/>, so that an item stays far below 400 KB.</summary>
    public const int MaxNamed = 50;

    /// <summary>The name of all values of a breakdown that are not among its largest. No placement, host, device, country or reason has a <c>~</c>.</summary>
    public const string Other = "~other";

    /// <summary>The sum of <paramref name="parts"/>, with version 0 and the time of the part written last.</summary>
    public static VendorTotals Of(string vendorName, string bucket, IReadOnlyCollection<VendorTotals> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var sketch = UniqueSketch.Merge(parts.Select(part => part.GuestSketch));
        return new()
        {
            VendorName = vendorName,
            Bucket = bucket,
            ClickCount = parts.Sum(part => part.ClickCount),
            GuestCount = parts.Sum(part => part.GuestCount),
            AutomatedCount = parts.Sum(part => part.AutomatedCount),
            UniqueGuests = UniqueSketch.Count(sketch),
            GuestSketch = sketch,
            Placements = Merge(parts, part => part.Placements),
            ReferrerHosts = Merge(parts, part => part.ReferrerHosts),
            Devices = Merge(parts, part => part.Devices),
            Countries = Merge(parts, part => part.Countries),
            AutomatedReasons = Merge(parts, part => part.AutomatedReasons),
            Version = 0,
            UpdatedAt = parts.Count == 0 ? DateTimeOffset.UnixEpoch : parts.Max(part => part.UpdatedAt),
        };
    }

    /// <summary>The largest <see cref="MaxNamed"/> of these counts by name (of equal ones the first in ordinal order) and the rest under <see cref="Other"/>; null when empty.</summary>
    public static IReadOnlyDictionary<string, long>? Bounded(IEnumerable<KeyValuePair<string, long>> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var sums = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (name, count) in counts)
            sums[name] = sums.GetValueOrDefault(name) + count;
        if (sums.Count == 0)
            return null;

        sums.Remove(Other, out var rest);
        var largest = sums.OrderByDescending(pair => pair.Value).Take(MaxNamed).ToList();
        rest += sums.Values.Sum() - largest.Sum(pair => pair.Value);
        var bounded = new SortedDictionary<string, long>(largest.ToDictionary(), StringComparer.Ordinal);
        if (rest > 0)
            bounded[Other] = rest;
        return bounded;
    }

    static IReadOnlyDictionary<string, long>? Merge(
        IReadOnlyCollection<VendorTotals> parts, Func<VendorTotals, IReadOnlyDictionary<string, long>?> breakdown) =>
        Bounded(parts.SelectMany(part => breakdown(part) ?? new Dictionary<string, long>()));
}
