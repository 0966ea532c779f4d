using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Aggregates;

/// <summary>The count of one leaf: a function of its clicks and nothing else.</summary>
static class LeafCount
{
    public static VendorTotals Of(ClickBucket bucket, IReadOnlyCollection<CountedClick> clicks) =>
        IsAutomated(bucket) ? OfAutomated(bucket, clicks) : OfPeople(bucket, clicks);

    /// <summary>The vendor whose totals a partition of <c>clicks</c> is counted into.</summary>
    public static string VendorOf(string partition) =>
        partition.EndsWith(Click.AutomatedSuffix, StringComparison.Ordinal) ? partition[..^Click.AutomatedSuffix.Length] : partition;

    public static string KeyOf(ClickBucket bucket) =>
        IsAutomated(bucket) ? TotalsBucket.AutomatedLeaf(bucket.Start) : TotalsBucket.Leaf(bucket.Start);

    static bool IsAutomated(ClickBucket bucket) => bucket.VendorName.EndsWith(Click.AutomatedSuffix, StringComparison.Ordinal);

    static VendorTotals OfAutomated(ClickBucket bucket, IReadOnlyCollection<CountedClick> clicks) => Empty(bucket) with
    {
        AutomatedCount = clicks.Count,
        AutomatedReasons = By(clicks, click => click.AudienceReason),
    };

    static VendorTotals OfPeople(ClickBucket bucket, IReadOnlyCollection<CountedClick> clicks)
    {
        var guests = clicks.Where(click => click.Audience != Audiences.Repeat).ToList();
        var sketch = UniqueSketch.Of(clicks.Select(click => click.VisitorKey).OfType<string>());
        return Empty(bucket) with
        {
            ClickCount = clicks.Count,
            GuestCount = guests.Count,
            UniqueGuests = UniqueSketch.Count(sketch),
            GuestSketch = sketch,
            Placements = By(guests, click => click.Placement),
            ReferrerHosts = By(guests, click => click.ReferrerHost),
            Devices = By(guests, click => click.Device),
            Countries = By(guests, click => click.Country),
        };
    }

    static VendorTotals Empty(ClickBucket bucket) => new()
    {
        VendorName = VendorOf(bucket.VendorName),
        Bucket = KeyOf(bucket),
        ClickCount = 0,
        GuestCount = 0,
        Version = 0,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };

    static IReadOnlyDictionary<string, long>? By(IEnumerable<CountedClick> clicks, Func<CountedClick, string?> value) =>
        TotalsSum.Bounded(clicks.Select(value).Where(name => !string.IsNullOrEmpty(name)).CountBy(name => name!).Select(pair => KeyValuePair.Create(pair.Key, (long)pair.Value)));
}
