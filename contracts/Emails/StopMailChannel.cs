namespace JadaReferral.Contracts.Emails;

/// <summary>Stop all sending at once: the kill switch. Sent by Dashboard, done by Mailer, answered with <see cref="MailChannelChanged"/>. Approved emails wait.</summary>
public sealed record StopMailChannel
{
    /// <summary>Who stops it.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>Why, for everyone who finds it stopped.</summary>
    public required string Reason { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }
}
