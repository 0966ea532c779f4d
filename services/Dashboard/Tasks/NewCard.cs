using System.Text.RegularExpressions;

namespace JadaReferral.Dashboard.Tasks;

/// <summary>A card to be added.</summary>
public sealed record NewCard
{
    public required string Type { get; init; }

    public required string Title { get; init; }

    public string? Link { get; init; }

    /// <summary>Null is <c>crew</c>.</summary>
    public string? Owner { get; init; }

    /// <summary>Null is <see cref="Priorities.Normal"/>.</summary>
    public string? Priority { get; init; }

    public DateOnly? DueDate { get; init; }

    /// <summary>The vendor it is about, for example on a follow-up; null for none.</summary>
    public string? Vendor { get; init; }

    /// <summary>The outreach emails it decides about. Null or empty on a <see cref="CardTypes.VendorReferralApproval"/> card takes every email that is a draft.</summary>
    public IReadOnlyList<string>? Emails { get; init; }

    /// <summary>Whether its emails are to tell when they are opened. Default: no.</summary>
    public bool CountOpens { get; init; }
}

/// <summary>What a card is to say about itself.</summary>
public sealed record CardEdit
{
    public required string Title { get; init; }

    public string? Link { get; init; }

    public string? Owner { get; init; }

    public string? Priority { get; init; }

    public DateOnly? DueDate { get; init; }
}

/// <summary>What a card's own fields may say; pure.</summary>
static partial class CardFields
{
    public const string DefaultOwner = "crew";

    public static Refusal? Check(string type, string title, string? link, string? owner, string? priority)
    {
        if (!TypePattern().IsMatch(type))
            return Refusal.Invalid("bad-card-type", "A card's type is 1 to 40 characters of a-z, 0-9 and -, for example vendor-referral-approval.");
        if (string.IsNullOrWhiteSpace(title) || title.Length > 200)
            return Refusal.Invalid("bad-title", "A card needs a title of 1 to 200 characters.");
        if (!string.IsNullOrEmpty(link) && !IsLink(link))
            return Refusal.Invalid("bad-link", "A link is an absolute http or https address, or a path of the dashboard that begins with one slash.");
        if (owner is { Length: > 80 })
            return Refusal.Invalid("bad-owner", "An owner is at most 80 characters.");
        if (!string.IsNullOrEmpty(priority) && !Priorities.All.Contains(priority))
            return Refusal.Invalid("bad-priority", $"A priority is one of {string.Join(", ", Priorities.All)}.");
        return null;
    }

    // Only these two schemes: a card's link is shown to be clicked, and must not be able to run script.
    static bool IsLink(string link) =>
        link.Length <= 2_000
        && !link.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter))
        && (IsPath(link)
            || (Uri.TryCreate(link, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)));

    // Browsers read //host and /\host as another site.
    static bool IsPath(string link) => link[0] == '/' && (link.Length == 1 || link[1] is not ('/' or '\\'));

    [GeneratedRegex("^[a-z0-9-]{1,40}$", RegexOptions.NonBacktracking)]
    private static partial Regex TypePattern();
}
