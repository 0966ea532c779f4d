using System.ComponentModel.DataAnnotations;

namespace JadaReferral.Aggregates;

/// <summary>Section <c>Aggregates</c>.</summary>
sealed class AggregatesOptions
{
    /// <summary>IANA id of the time zone whose days are the business's days. After a change: <c>jada rebuild</c>.</summary>
    [Required]
    public string BusinessTimeZone { get; set; } = "America/Los_Angeles";

    /// <summary>
    /// A vendor is counted at most once in this time, and <c>TotalsUpdated</c> published as often; what is asked for meanwhile is counted together.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan CountEvery { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>A vendor whose count takes long rests as long as it took, at most this: a hot vendor costs freshness, not the others' capacity.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan LongestRest { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>So many vendors are counted at once by one instance.</summary>
    [Range(1, 1000)]
    public int ConcurrentVendors { get; set; } = 32;

    /// <summary>So many messages may wait for their count at once in one instance.</summary>
    [Range(1, 1000)]
    public int ConcurrentMessages { get; set; } = 200;

    /// <summary>A leaf is compared by <c>jada reconcile</c> when it ended so long ago: counting of a younger one may be on its way.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan SettledAfter { get; set; } = TimeSpan.FromSeconds(30);
}
