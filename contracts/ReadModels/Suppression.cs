namespace JadaReferral.Contracts.ReadModels;

/// <summary>
/// An address that is not mailed: an item of the table <c>suppressions</c> (key <c>address</c>). Written by Mailer, read by Previews and Dashboard.
/// </summary>
public sealed record Suppression
{
    /// <summary>The bare address in lower case.</summary>
    public required string Address { get; init; }

    /// <summary>One of <see cref="SuppressionReasons"/>.</summary>
    public required string Reason { get; init; }

    /// <summary>Since when, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The words behind it: a server's answer, a person's note.</summary>
    public string? Detail { get; init; }

    /// <summary>The approval whose email led to it; null when none did.</summary>
    public Guid? ApprovalId { get; init; }

    /// <summary>The vendor's code, when it is known.</summary>
    public string? Vendor { get; init; }
}

/// <summary>Why an address is suppressed.</summary>
public static class SuppressionReasons
{
    /// <summary>A mail server said that it will never accept mail.</summary>
    public const string Bounced = "bounced";

    /// <summary>The recipient reported a mail as unwanted.</summary>
    public const string Complained = "complained";

    /// <summary>The recipient unsubscribed.</summary>
    public const string Unsubscribed = "unsubscribed";

    /// <summary>One of us decided.</summary>
    public const string Manual = "manual";
}
