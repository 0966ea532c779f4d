namespace JadaReferral.Contracts.Emails;

/// <summary>Mail to this address is allowed again. Sent by Dashboard, done by Mailer.</summary>
public sealed record ReleaseAddress
{
    /// <summary>The address, bare.</summary>
    public required string Address { get; init; }

    /// <summary>Who decided.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>Why, e.g. the vendor asked for it in writing.</summary>
    public required string Detail { get; init; }

    /// <summary>When, UTC. A suppression from after this time stays.</summary>
    public required DateTimeOffset RequestedAt { get; init; }
}
