using System.Net.Mail;
using JadaReferral.Previews.Rendering;

namespace JadaReferral.Previews.Preflight;

/// <summary>P51 to P53: to whom it goes, and that the hash is the hash of what is sent.</summary>
static class RecipientRules
{
    static readonly HashSet<string> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        "abuse", "admin", "billing", "contact", "hello", "help", "hostmaster", "info", "jobs", "legal", "mail", "marketing", "office", "postmaster", "press", "sales", "security", "support", "team", "webmaster",
    };

    public static readonly IReadOnlyList<PreflightRule> All =
    [
        new("P51", Levels.Block, "The recipient has not opted out or bounced", Suppressed),
        new("P52", Levels.Block, "The address is valid", ValidAddress),
        new("P52", Levels.Warn, "The address is a person's", RoleAddress),
        new("P53", Levels.Block, "The hash is the hash of the bytes", Hash),
    ];

    static IEnumerable<string> Suppressed(MailUnderCheck mail)
    {
        if (mail.Input.Suppression is { } suppression)
            yield return $"{suppression.Address} is not to be mailed: {suppression.Reason} since {suppression.Since:yyyy-MM-dd}{(suppression.Detail is null ? "" : $" ({suppression.Detail})")}. Use another address, or release this one with the vendor's consent.";
    }

    static IEnumerable<string> ValidAddress(MailUnderCheck mail)
    {
        var to = mail.Input.Mail.Content.To;
        if (!MailAddress.TryCreate(to, out var address) || address.Address != to || !address.Host.Contains('.', StringComparison.Ordinal))
            yield return $"“{to}” is no address that mail can be sent to. Correct it at the vendor.";
    }

    static IEnumerable<string> RoleAddress(MailUnderCheck mail)
    {
        if (mail.Input.Mail.Content.To.Split('@')[0] is var user && Roles.Contains(user))
            yield return $"{mail.Input.Mail.Content.To} is an office's address, not a person's: complaints are likelier. Ask for a name.";
    }

    static IEnumerable<string> Hash(MailUnderCheck mail)
    {
        if (MimeMessage.HashOf(mail.Input.Mail.Bytes) != mail.Input.Mail.ContentHash)
            yield return "The content hash is not the hash of the mail's bytes. Render the draft again.";
    }
}
