namespace JadaReferral.Contracts.Emails;

/// <summary>
/// The image that an approved email carries for this purpose was fetched. Published by Redirect, only for emails whose card asked for it;
/// a mailbox may fetch it any number of times, before <see cref="EmailSent"/> is known here or long after.
/// </summary>
public sealed record EmailOpened
{
    /// <summary>Identifies this fetch: a second delivery has the same.</summary>
    public required Guid OpenId { get; init; }

    /// <summary>The task card.</summary>
    public required string CardId { get; init; }

    /// <summary>The email's id.</summary>
    public required string EmailId { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Who fetched it, as far as can be told: one of <see cref="OpenSources"/>.</summary>
    public required string Source { get; init; }

    /// <summary><c>phone</c>, <c>tablet</c>, <c>desktop</c> or <c>other</c>; null when nothing tells, as behind an image proxy.</summary>
    public string? Device { get; init; }
}

/// <summary>Who fetches the image of an <see cref="EmailOpened"/>.</summary>
public static class OpenSources
{
    /// <summary>A mail program, most likely before somebody's eyes.</summary>
    public const string Reader = "reader";

    /// <summary>A mailbox provider's image proxy. Gmail's and Yahoo's fetch when somebody opens, Apple's whether or not anybody does.</summary>
    public const string Proxy = "proxy";

    /// <summary>A security scanner or another program: nobody has read it.</summary>
    public const string Scanner = "scanner";

    /// <summary>All of them, in the order of what they prove.</summary>
    public static readonly IReadOnlyList<string> All = [Reader, Proxy, Scanner];
}
