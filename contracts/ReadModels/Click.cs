namespace JadaReferral.Contracts.ReadModels;

/// <summary>One item of the table <c>clicks</c> (key <c>vendor_name</c>, <c>timestamp</c>), written once by Clicks, read by Aggregates.</summary>
public sealed record Click
{
    /// <summary>The vendor's code, or <c>{code}~bot</c> for automated hits, so that counting guests never reads bots.</summary>
    public required string VendorName { get; init; }

    /// <summary>ISO 8601 UTC with seven decimals, <c>#</c>, and the click id in 32 hexadecimal digits: sorts as time and never collides.</summary>
    public required string Timestamp { get; init; }

    /// <summary>The click's id.</summary>
    public required Guid ClickId { get; init; }

    /// <summary>One of <see cref="Clicks.Audiences"/>.</summary>
    public required string Audience { get; init; }

    /// <summary>Why it is not a guest; null for a guest.</summary>
    public string? AudienceReason { get; init; }

    /// <summary>See <see cref="Clicks.ClickRecorded.Placement"/>.</summary>
    public string? Placement { get; init; }

    /// <summary>See <see cref="Clicks.ClickRecorded.ReferrerHost"/>.</summary>
    public string? ReferrerHost { get; init; }

    /// <summary>See <see cref="Clicks.ClickRecorded.Device"/>.</summary>
    public string? Device { get; init; }

    /// <summary>See <see cref="Clicks.ClickRecorded.Country"/>.</summary>
    public string? Country { get; init; }

    /// <summary>See <see cref="Clicks.ClickRecorded.VisitorKey"/>.</summary>
    public string? VisitorKey { get; init; }

    /// <summary>See <see cref="Clicks.ClickRecorded.RequestedCode"/>.</summary>
    public string? RequestedCode { get; init; }

    /// <summary>Ends the partition name of a vendor's automated hits.</summary>
    public const string AutomatedSuffix = "~bot";
}
