namespace JadaReferral.Contracts.ReadModels;

/// <summary>
/// Whether outreach is being sent: an item of the table <c>mail_channels</c> (key <c>channel</c>). Written by Mailer, read by Dashboard.
/// No item means open.
/// </summary>
public sealed record MailChannel
{
    /// <summary><see cref="Outreach"/>.</summary>
    public required string Channel { get; init; }

    /// <summary><see cref="Open"/> or <see cref="Stopped"/>.</summary>
    public required string State { get; init; }

    /// <summary>Rises by one with every write; the condition of the next.</summary>
    public required long Version { get; init; }

    /// <summary>When it last changed, UTC.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Who changed it: a person, or <c>mailer</c> when SES's answer stopped it.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>Why it is stopped or was started again.</summary>
    public string? Reason { get; init; }

    /// <summary>Open, but nothing is sent before this time, UTC, because the daily quota is used up; null when it is not parked.</summary>
    public DateTimeOffset? ParkedUntil { get; init; }

    /// <summary>Why it is parked; null when it is not.</summary>
    public string? ParkedReason { get; init; }

    /// <summary>The only channel.</summary>
    public const string Outreach = "outreach";

    /// <summary>Approved emails are sent.</summary>
    public const string Open = "open";

    /// <summary>Approved emails wait until someone starts it again.</summary>
    public const string Stopped = "stopped";
}
