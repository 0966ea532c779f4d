using System.ComponentModel.DataAnnotations;

namespace JadaReferral.Redirect.Opens;

/// <summary>Section <c>Opens</c>: counting the opens of mails whose card asks for it.</summary>
sealed class OpenOptions
{
    /// <summary>Opens the tokens of the image: the secret, at least 32 characters, that Previews seals them with. Default: none, and no open is counted.</summary>
    [MinLength(32)]
    public string? Key { get; set; }
}
