namespace JadaReferral.Contracts.Emails;

/// <summary>Never mail this address again. Sent by Dashboard, done by Mailer.</summary>
public sealed record SuppressAddress
{
    /// <summary>The address, bare.</summary>
    public required string Address { get; init; }

    /// <summary>Who decided.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>Why.</summary>
    public required string Detail { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }
}
