namespace JadaReferral.Contracts.Operations;

/// <summary>
/// Whether an instance still tries to publish at once. While it can publish nothing at all, nobody hears of its open circuit either: that is seen as silence,
/// and <see cref="Openings"/> and <see cref="Since"/> tell of it afterwards.
/// </summary>
public sealed record CircuitReport
{
    /// <summary><see cref="Closed"/>, <see cref="Open"/> or <see cref="HalfOpen"/>.</summary>
    public required string State { get; init; }

    /// <summary>How often it opened since the process started.</summary>
    public required long Openings { get; init; }

    /// <summary>Since when it is in this state, UTC; null when it was never in another.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>What is published goes to the broker.</summary>
    public const string Closed = "closed";

    /// <summary>The broker refused again and again and is left alone for a while.</summary>
    public const string Open = "open";

    /// <summary>One attempt finds out whether the broker is back.</summary>
    public const string HalfOpen = "half-open";
}
