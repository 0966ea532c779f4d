namespace JadaReferral.Aggregates;

/// <summary>What counting needs of a stored click.</summary>
/// <param name="Timestamp">Its sort key, which begins with its time.</param>
sealed record CountedClick(string Timestamp)
{
    public string? Audience { get; init; }

    public string? AudienceReason { get; init; }

    public string? Placement { get; init; }

    public string? ReferrerHost { get; init; }

    public string? Device { get; init; }

    public string? Country { get; init; }

    public string? VisitorKey { get; init; }
}
