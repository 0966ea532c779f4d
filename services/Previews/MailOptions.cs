using System.ComponentModel.DataAnnotations;

namespace JadaReferral.Previews;

/// <summary>Section <c>Mail</c>: where rendered mails are kept.</summary>
public sealed class MailOptions
{
    /// <summary>The private bucket of rendered mails, named by their hash.</summary>
    [Required]
    public string Bucket { get; set; } = "jada-mail";
}
