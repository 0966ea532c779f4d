namespace JadaReferral.Contracts.Emails;

/// <summary>Sending may go on. Sent by Dashboard, done by Mailer, answered with <see cref="MailChannelChanged"/>.</summary>
public sealed record StartMailChannel
{
    /// <summary>Who starts it.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>What was mended.</summary>
    public required string Reason { get; init; }

    /// <summary>When, UTC. A stop from after this time stays.</summary>
    public required DateTimeOffset RequestedAt { get; init; }
}
