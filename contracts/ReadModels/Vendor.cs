namespace JadaReferral.Contracts.ReadModels;

/// <summary>One item of the table <c>vendors</c> (key <c>code</c>), written by Dashboard, read by Redirect, Previews and Mailer.</summary>
public sealed record Vendor
{
    /// <summary>The referral code in the link: 1 to 40 characters of <c>[a-z0-9-]</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The business's name as guests know it.</summary>
    public required string Name { get; init; }

    /// <summary>Whom outreach greets; null greets the business.</summary>
    public string? ContactName { get; init; }

    /// <summary>Where outreach goes; null when there is no address yet.</summary>
    public string? ContactEmail { get; init; }

    /// <summary>Absolute https URL that guests are sent to, without UTM parameters.</summary>
    public required string Destination { get; init; }

    /// <summary>Value of <c>utm_campaign</c>.</summary>
    public required string Campaign { get; init; }

    /// <summary><see cref="Active"/> or <see cref="Paused"/>; a paused code is answered like an unknown one.</summary>
    public required string Status { get; init; }

    /// <summary>Whether the click id is appended to the destination as <c>jref</c>.</summary>
    public bool AppendClickId { get; init; }

    /// <summary>Starts at 1 and rises by one with every change.</summary>
    public required long Version { get; init; }

    /// <summary>When this version was stored, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The vendor takes part.</summary>
    public const string Active = "active";

    /// <summary>The vendor takes no part for now.</summary>
    public const string Paused = "paused";
}
