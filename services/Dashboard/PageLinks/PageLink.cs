namespace JadaReferral.Dashboard.PageLinks;

/// <summary>
/// Permission to look at one vendor's own page without signing in: an item of the table <c>page_links</c>. The link itself is stored nowhere;
/// <see cref="PageLinkSeal"/> makes it again from these keys.
/// </summary>
public sealed record PageLink
{
    /// <summary>The vendor's code.</summary>
    public required string Vendor { get; init; }

    /// <summary>Time and an id: sorts as time.</summary>
    public required string LinkId { get; init; }

    public required long Version { get; init; }

    /// <summary>Who has it, e.g. <c>Eric</c>.</summary>
    public required string Label { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    /// <summary>Null: until it is revoked.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Last use, to the minute.</summary>
    public DateTimeOffset? LastOpenedAt { get; init; }

    /// <summary>Whether it opens the page at <paramref name="time"/>.</summary>
    public bool IsGoodAt(DateTimeOffset time) => RevokedAt is null && (ExpiresAt is null || ExpiresAt > time);
}
