namespace JadaReferral.Contracts.Emails;

/// <summary>An address will not be mailed again. Published by Mailer, once or more for one suppression.</summary>
public sealed record AddressSuppressed
{
    /// <summary>The address in lower case.</summary>
    public required string Address { get; init; }

    /// <summary>One of <see cref="ReadModels.SuppressionReasons"/>.</summary>
    public required string Reason { get; init; }

    /// <summary>The words behind it: a server's answer, a person's note.</summary>
    public string? Detail { get; init; }

    /// <summary>The approval whose email led to it; null when none did.</summary>
    public Guid? ApprovalId { get; init; }

    /// <summary>The vendor's code, when it is known.</summary>
    public string? Vendor { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset SuppressedAt { get; init; }
}
