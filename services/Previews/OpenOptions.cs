using System.ComponentModel.DataAnnotations;

namespace JadaReferral.Previews;

/// <summary>Section <c>Opens</c>: counting the opens of mails whose card asks for it.</summary>
public sealed class OpenOptions
{
    /// <summary>Address of the image, to which the token is added: Redirect's, like that of the referral links.</summary>
    [Required, Url]
    public string Base { get; set; } = "https://shipcaptaincrew.queenofsandiego.com/o/";

    /// <summary>Seals the tokens: at least 32 characters, the same for Previews and Redirect. Default: none, and cards can't count opens.</summary>
    [MinLength(32)]
    public string? Key { get; set; }
}
