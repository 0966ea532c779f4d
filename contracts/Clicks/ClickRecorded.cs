namespace JadaReferral.Contracts.Clicks;

/// <summary>A visitor followed a referral link and was redirected. Published by Redirect, stored by Clicks.</summary>
public sealed record ClickRecorded
{
    /// <summary>Identifies this click for ever: a second delivery of the same id is the same click.</summary>
    public required Guid ClickId { get; init; }

    /// <summary>When the redirect was answered, UTC, to the tick (100 ns).</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The vendor's code in lower case, or <see cref="UnknownVendor"/> where no active vendor has the code that was asked for.</summary>
    public required string Vendor { get; init; }

    /// <summary>Who it was: one of <see cref="Audiences"/>. Readers treat a value they don't know as <see cref="Audiences.Guest"/>.</summary>
    public string Audience { get; init; } = Audiences.Guest;

    /// <summary>Why the audience is not a guest, e.g. <c>head</c>, <c>prefetch</c>, <c>crawler</c>, <c>no-user-agent</c>, <c>repeat</c>; null for a guest.</summary>
    public string? AudienceReason { get; init; }

    /// <summary>Where the link was placed, from <c>?p=</c>, e.g. <c>table-12</c>; at most 64 characters of <c>[a-z0-9._-]</c>.</summary>
    public string? Placement { get; init; }

    /// <summary>Host of the Referer header in lower case, without path or query; null when none was sent.</summary>
    public string? ReferrerHost { get; init; }

    /// <summary><c>phone</c>, <c>tablet</c>, <c>desktop</c> or <c>other</c>; null when unknown.</summary>
    public string? Device { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code in upper case, as the edge reported it; null when unknown.</summary>
    public string? Country { get; init; }

    /// <summary>Keyed hash of the visitor with a salt that rotates daily: equal keys on one day are one visitor. Never an address.</summary>
    public string? VisitorKey { get; init; }

    /// <summary>The code that was asked for when <see cref="Vendor"/> is <see cref="UnknownVendor"/>, cut to 64 characters; otherwise null.</summary>
    public string? RequestedCode { get; init; }

    /// <summary>The vendor under which clicks on unknown or paused codes are counted.</summary>
    public const string UnknownVendor = "unknown";
}
