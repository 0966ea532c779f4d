namespace JadaReferral.Redirect;

/// <summary>One request for a referral link or for the image of a mail, as far as it is kept: spans point into the request, so a hit lives no longer than it.</summary>
readonly ref struct Hit
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The vendor's code, or what was asked for when <see cref="IsUnknown"/>; the mail when <see cref="IsOpen"/>.</summary>
    public required ReadOnlySpan<char> Code { get; init; }

    /// <summary>No active vendor has the code.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>It is no click: a mail was opened.</summary>
    public bool IsOpen { get; init; }

    public HitReason Reason { get; init; }

    public DeviceClass Device { get; init; }

    /// <summary>Already checked: at most 64 characters of <c>[a-z0-9._-]</c>.</summary>
    public ReadOnlySpan<char> Placement { get; init; }

    /// <summary>A host name in any case; empty when none was sent.</summary>
    public ReadOnlySpan<char> ReferrerHost { get; init; }

    /// <summary>Two upper-case letters or empty.</summary>
    public ReadOnlySpan<char> Country { get; init; }

    /// <summary>16 bytes or empty.</summary>
    public ReadOnlySpan<byte> VisitorKey { get; init; }
}

/// <summary>Why a hit has its audience. The numbers are part of the journal's record layout: never change one.</summary>
enum HitReason : byte
{
    Guest = 0,
    Repeat = 1,
    Head = 2,
    Prefetch = 3,
    Crawler = 4,
    LinkPreview = 5,
    NoUserAgent = 6,
    ImageProxy = 7,
}

/// <summary>What the visitor holds in hand. The numbers are part of the journal's record layout: never change one.</summary>
enum DeviceClass : byte
{
    Unknown = 0,
    Phone = 1,
    Tablet = 2,
    Desktop = 3,
    Other = 4,
}
