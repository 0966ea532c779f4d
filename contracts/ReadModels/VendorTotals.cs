namespace JadaReferral.Contracts.ReadModels;

/// <summary>
/// One item of the table <c>click_totals</c> (key <c>vendor_name</c>, <c>bucket</c>): what was counted in one span of time.
/// Written by Aggregates, read by Dashboard.
/// </summary>
public sealed record VendorTotals
{
    /// <summary>The vendor's code. Automated hits of <c>{code}~bot</c> are counted into <see cref="AutomatedCount"/> here.</summary>
    public required string VendorName { get; init; }

    /// <summary>
    /// <c>total</c>, <c>month#2026-11</c>, <c>day#2026-11-22</c> (of the business's time zone), <c>hour#2026-11-22T17</c> (UTC),
    /// <c>minute#2026-11-22T17:05</c> or <c>leaf#2026-11-22T17:05:10Z</c>: see <see cref="TotalsBucket"/>. Each is the sum of the next smaller.
    /// </summary>
    public required string Bucket { get; init; }

    /// <summary>Clicks by people: guests and repeats.</summary>
    public required long ClickCount { get; init; }

    /// <summary>Clicks by people without repeats: the headline.</summary>
    public required long GuestCount { get; init; }

    /// <summary>Automated hits; in neither of the other two.</summary>
    public long AutomatedCount { get; init; }

    /// <summary>
    /// Different visitors among guests and repeats; exact while few, else within 1.6 % (see <see cref="UniqueSketch"/>). Visitor keys rotate
    /// daily, so over several days a guest counts once for each UTC day.
    /// </summary>
    public long UniqueGuests { get; init; }

    /// <summary>The visitors behind <see cref="UniqueGuests"/>, to be merged with other spans by <see cref="UniqueSketch.Merge"/>; null when there are none.</summary>
    public string? GuestSketch { get; init; }

    /// <summary>Rises by one with every write; the condition of the next.</summary>
    public required long Version { get; init; }

    /// <summary>When this version was written, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Guests by placement; null or absent when none had one.</summary>
    public IReadOnlyDictionary<string, long>? Placements { get; init; }

    /// <summary>Guests by referrer host.</summary>
    public IReadOnlyDictionary<string, long>? ReferrerHosts { get; init; }

    /// <summary>Guests by device class.</summary>
    public IReadOnlyDictionary<string, long>? Devices { get; init; }

    /// <summary>Guests by country.</summary>
    public IReadOnlyDictionary<string, long>? Countries { get; init; }

    /// <summary>Automated hits by reason.</summary>
    public IReadOnlyDictionary<string, long>? AutomatedReasons { get; init; }
}
