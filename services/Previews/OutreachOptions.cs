using System.ComponentModel.DataAnnotations;

namespace JadaReferral.Previews;

/// <summary>Section <c>Outreach</c>: who writes, from where, and how a recipient stops it.</summary>
public sealed class OutreachOptions
{
    /// <summary>The sender as recipients see it: <c>Name &lt;address&gt;</c>.</summary>
    [Required]
    public string From { get; set; } = "JADA Sailing Charters <crew@queenofsandiego.com>";

    /// <summary>Where replies go: a mailbox that people read.</summary>
    [Required]
    public string ReplyTo { get; set; } = "crew@queenofsandiego.com";

    /// <summary>The business's postal address, on one line and without its name: the law asks for a valid one in every outreach mail. No default is right for anyone.</summary>
    [Required(ErrorMessage = "Outreach:PostalAddress is not set. Set it to the postal address that outreach mails show.")]
    public string PostalAddress { get; set; } = "";

    /// <summary>Address of the unsubscribe page, to which the token is added.</summary>
    [Required, Url]
    public string UnsubscribeBase { get; set; } = "https://shipcaptaincrew.queenofsandiego.com/u/";

    /// <summary>Seals unsubscribe tokens: at least 32 characters, the same for Previews and Mailer, kept when anything else changes.</summary>
    [Required(ErrorMessage = "Outreach:UnsubscribeKey is not set. Set it, for Previews and Mailer alike, to a secret of at least 32 characters.")]
    [MinLength(32)]
    public string UnsubscribeKey { get; set; } = "";
}
