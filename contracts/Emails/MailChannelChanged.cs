using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Contracts.Emails;

/// <summary>Sending was stopped, started, or parked until the daily quota frees. Published by Mailer; carries the channel as it is now.</summary>
public sealed record MailChannelChanged
{
    /// <summary>The channel after the change; ignore it when its version is not above the one already known.</summary>
    public required MailChannel Channel { get; init; }
}
