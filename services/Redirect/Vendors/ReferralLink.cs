using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Redirect.Vendors;

/// <summary>
/// Where one vendor's link leads. Host, path and UTM parameters are the vendor's alone: a visitor's query can add values behind them
/// and nothing else.
/// </summary>
sealed class ReferralLink
{
    static readonly SearchValues<char> CodeLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    readonly string _beforeFragment;
    readonly string _fragment;

    ReferralLink(Vendor vendor, string beforeFragment, string fragment)
    {
        Vendor = vendor;
        _beforeFragment = beforeFragment;
        _fragment = fragment;
        Location = beforeFragment + fragment;
        RepeatSeed = BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(vendor.Code)));
    }

    public Vendor Vendor { get; }

    /// <summary>The whole answer for a visitor who brings nothing along.</summary>
    public string Location { get; }

    /// <summary>Tells visitors of this vendor from the same visitors of another.</summary>
    public ulong RepeatSeed { get; }

    /// <summary>False, with the reason, when guests must not be sent where the vendor's item says.</summary>
    public static bool TryCreate(Vendor vendor, [NotNullWhen(true)] out ReferralLink? link, [NotNullWhen(false)] out string? reason)
    {
        link = null;
        reason = null;
        if (!IsCode(vendor.Code))
            reason = "the code is not 1 to 40 characters of a-z, 0-9 and -";
        else if (!Uri.TryCreate(vendor.Destination, UriKind.Absolute, out var destination) || destination.Scheme != Uri.UriSchemeHttps)
            reason = "the destination is no absolute https URL";
        else if (destination.UserInfo.Length > 0)
            reason = "the destination names a user";
        else if (string.IsNullOrWhiteSpace(vendor.Campaign))
            reason = "the campaign is empty";
        else
        {
            var own = WithoutUtm(destination.Query);
            var utm = $"utm_source={Uri.EscapeDataString(vendor.Code)}&utm_medium=referral&utm_campaign={Uri.EscapeDataString(vendor.Campaign)}";
            var head = destination.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
            link = new ReferralLink(vendor, $"{head}?{own}{(own.Length > 0 ? "&" : "")}{utm}", destination.Fragment);
        }

        return link is not null;
    }

    /// <summary>The answer for a visitor who brings <paramref name="extras"/>, and for a vendor who asks for the click id.</summary>
    public string LocationFor(in VisitorParameters extras, Guid clickId)
    {
        if (!Vendor.AppendClickId && extras.IsEmpty)
            return Location;

        var location = new DefaultInterpolatedStringHandler(0, 0, null, stackalloc char[512]);
        location.AppendLiteral(_beforeFragment);
        Span<char> placement = stackalloc char[VisitorParameters.MaxPlacement];
        Append(ref location, "&utm_content=", placement[..extras.Placement.ToLowerInvariant(placement)]);
        Append(ref location, "&utm_term=", extras.Term);
        Append(ref location, "&gclid=", extras.GoogleClick);
        Append(ref location, "&fbclid=", extras.FacebookClick);
        if (Vendor.AppendClickId)
        {
            location.AppendLiteral("&jref=");
            location.AppendFormatted(clickId, "N");
        }

        location.AppendLiteral(_fragment);
        return location.ToStringAndClear();
    }

    static void Append(ref DefaultInterpolatedStringHandler location, string name, ReadOnlySpan<char> value)
    {
        if (value.IsEmpty)
            return;
        location.AppendLiteral(name);
        location.AppendFormatted(value);
    }

    static bool IsCode(string code) =>
        code.Length is > 0 and <= 40 && !code.AsSpan().ContainsAnyExcept(CodeLetters);

    static string WithoutUtm(string query) => string.Join('&', query
        .TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Where(parameter => !parameter.StartsWith("utm_", StringComparison.OrdinalIgnoreCase)));
}
