namespace JadaReferral.Contracts.Clicks;

/// <summary>A vendor's totals changed. Published by Aggregates after the write, at most a few times a second a vendor.</summary>
public sealed record TotalsUpdated
{
    /// <summary>The vendor's code.</summary>
    public required string Vendor { get; init; }

    /// <summary>Version of the vendor's total: higher is newer; an older one that arrives late is ignored.</summary>
    public required long Version { get; init; }

    /// <summary>When the total was written, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>All clicks by people since the beginning (guests and repeats), 0 or more.</summary>
    public required long ClickCount { get; init; }

    /// <summary>Guests since the beginning: clicks by people without repeats, 0 or more.</summary>
    public required long GuestCount { get; init; }

    /// <summary>Automated hits since the beginning, 0 or more; not in the other two.</summary>
    public long AutomatedCount { get; init; }
}
