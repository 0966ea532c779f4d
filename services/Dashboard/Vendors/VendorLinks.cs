using System.ComponentModel.DataAnnotations;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.Api;
using Microsoft.Extensions.Options;

namespace JadaReferral.Dashboard.Vendors;

/// <summary>Section <c>Links</c>.</summary>
public sealed class ReferralLinkOptions
{
    /// <summary>What a vendor's code is appended to. Default: the live address.</summary>
    [Required, Url]
    public string ReferralBase { get; set; } = "https://shipcaptaincrew.queenofsandiego.com/ref/";
}

/// <summary>The links that vendors share.</summary>
public sealed class VendorLinks(IOptions<ReferralLinkOptions> options)
{
    /// <summary>The link of the vendor with <paramref name="code"/>.</summary>
    public string Link(string code) => options.Value.ReferralBase.TrimEnd('/') + "/" + code;

    /// <summary>The vendor as the API shows it.</summary>
    public VendorView View(Vendor vendor) => new(
        vendor.Code,
        vendor.Name,
        Link(vendor.Code),
        vendor.Status,
        vendor.Destination,
        vendor.Campaign,
        vendor.ContactName,
        vendor.ContactEmail,
        vendor.AppendClickId,
        vendor.Version,
        vendor.UpdatedAt);
}
