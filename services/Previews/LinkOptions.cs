using System.ComponentModel.DataAnnotations;

namespace JadaReferral.Previews;

/// <summary>Section <c>Links</c>: the links that emails may carry.</summary>
public sealed class LinkOptions
{
    /// <summary>What a vendor's code is added to.</summary>
    [Required, Url]
    public string ReferralBase { get; set; } = "https://shipcaptaincrew.queenofsandiego.com/ref/";

    /// <summary>Hosts that an email may link to besides the referral and unsubscribe hosts.</summary>
    public IList<string> AllowedHosts { get; set; } = ["queenofsandiego.com", "www.queenofsandiego.com"];
}
