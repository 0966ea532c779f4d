using System.Net.Mail;
using System.Text.RegularExpressions;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Dashboard.Vendors;

/// <summary>What an admin says about a vendor.</summary>
public sealed record VendorFields
{
    public required string Name { get; init; }

    public string? ContactName { get; init; }

    public string? ContactEmail { get; init; }

    /// <summary>Null is the main site.</summary>
    public string? Destination { get; init; }

    /// <summary>Null is <c>vendor-referral</c>.</summary>
    public string? Campaign { get; init; }

    public bool AppendClickId { get; init; }
}

/// <summary>What a vendor may say; pure.</summary>
static partial class VendorRules
{
    public const string DefaultDestination = "https://queenofsandiego.com/";
    public const string DefaultCampaign = "vendor-referral";

    public static Refusal? CheckCode(string code)
    {
        if (code == ClickRecorded.UnknownVendor)
            return Refusal.Invalid("code-reserved", $"The code {code} is kept for clicks on links that nobody has. Choose another.");
        return CodePattern().IsMatch(code)
            ? null
            : Refusal.Invalid("bad-code", "A vendor's code is 1 to 40 characters of a-z, 0-9 and -, for example puesto.");
    }

    public static Refusal? Check(VendorFields fields)
    {
        if (string.IsNullOrWhiteSpace(fields.Name) || fields.Name.Length > 100 || HasControls(fields.Name))
            return Refusal.Invalid("bad-name", "A vendor needs a name of 1 to 100 characters on one line.");
        if (fields.ContactName is { } contact && (contact.Length > 100 || HasControls(contact)))
            return Refusal.Invalid("bad-contact-name", "The contact's name is at most 100 characters on one line.");
        if (!string.IsNullOrEmpty(fields.ContactEmail) && !IsAddress(fields.ContactEmail))
            return Refusal.Invalid("bad-contact-email", $"{fields.ContactEmail} is no email address. Write it like name@example.com.");
        if (!string.IsNullOrEmpty(fields.Destination) && !IsDestination(fields.Destination))
            return Refusal.Invalid("bad-destination", "The destination must be an absolute https address without user name, fragment or utm parameters.");
        if (!string.IsNullOrEmpty(fields.Campaign) && !CampaignPattern().IsMatch(fields.Campaign))
            return Refusal.Invalid("bad-campaign", "A campaign is 1 to 64 characters of a-z, 0-9, -, _ and .");
        return null;
    }

    public static Vendor Apply(VendorFields fields, Vendor vendor) => vendor with
    {
        Name = fields.Name.Trim(),
        ContactName = NullIfBlank(fields.ContactName),
        ContactEmail = NullIfBlank(fields.ContactEmail),
        Destination = NullIfBlank(fields.Destination) ?? DefaultDestination,
        Campaign = NullIfBlank(fields.Campaign) ?? DefaultCampaign,
        AppendClickId = fields.AppendClickId,
    };

    static bool IsAddress(string text) =>
        text.Length <= 254 && text.All(char.IsAscii) && !HasControls(text) && MailAddress.TryCreate(text, out var address) && address.Address == text.Trim();

    static bool IsDestination(string text) =>
        text.Length <= 1_000
        && !HasControls(text)
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttps
        && uri.UserInfo.Length == 0
        && uri.Fragment.Length == 0
        && !uri.Query.Contains("utm_", StringComparison.OrdinalIgnoreCase);

    static bool HasControls(string text) => text.Any(char.IsControl);

    static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    [GeneratedRegex("^[a-z0-9-]{1,40}$", RegexOptions.NonBacktracking)]
    private static partial Regex CodePattern();

    [GeneratedRegex("^[a-z0-9._-]{1,64}$", RegexOptions.NonBacktracking)]
    private static partial Regex CampaignPattern();
}
