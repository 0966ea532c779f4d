namespace JadaReferral.Contracts.Emails;

/// <summary>A suppressed address may be mailed again. Published by Mailer.</summary>
public sealed record AddressReleased
{
    /// <summary>The address in lower case.</summary>
    public required string Address { get; init; }

    /// <summary>Who decided.</summary>
    public required string ReleasedBy { get; init; }

    /// <summary>Why.</summary>
    public required string Detail { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset ReleasedAt { get; init; }
}
