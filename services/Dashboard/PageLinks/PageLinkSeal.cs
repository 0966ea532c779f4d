using System.Security.Cryptography;
using JadaReferral.Dashboard.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace JadaReferral.Dashboard.PageLinks;

/// <summary>
/// Signs and opens the links. Signed with the data-protection keys that all instances share, so that none can be made up.
/// The token stands in the query, which traces leave out, and not in the path.
/// </summary>
public sealed class PageLinkSeal(IDataProtectionProvider protection, IOptions<SecurityOptions> security)
{
    public const string Path = "/yours";
    public const string Parameter = "link";

    // Longer than any that was given out.
    const int MostCharacters = 600;

    readonly IDataProtector _protector = protection.CreateProtector("page-link");

    /// <summary>The address to give to the vendor. Two of the same permission differ, and both are good.</summary>
    public string Address(PageLink link) =>
        $"{security.Value.PublicUrl.TrimEnd('/')}{Path}?{Parameter}={_protector.Protect($"{link.Vendor} {link.LinkId}")}";

    /// <summary>The keys of the permission behind <paramref name="token"/>; null when it was not signed here.</summary>
    public (string Vendor, string LinkId)? Open(string? token)
    {
        if (string.IsNullOrEmpty(token) || token.Length > MostCharacters)
            return null;
        try
        {
            return _protector.Unprotect(token).Split(' ') is [var vendor, var linkId] ? (vendor, linkId) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
