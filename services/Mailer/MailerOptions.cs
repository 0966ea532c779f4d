using System.ComponentModel.DataAnnotations;

namespace JadaReferral.Mailer;

/// <summary>Section <c>Mailer</c>: how mail leaves.</summary>
public sealed class MailerOptions
{
    /// <summary>The SES configuration set, which must publish neither opens nor clicks: those rewrite approved bytes. Default: none is named.</summary>
    [RegularExpression("^[A-Za-z0-9_-]{0,64}$")]
    public string ConfigurationSet { get; set; } = "";

    /// <summary>How often the ledger is asked for what is due. Default: a second.</summary>
    [Range(typeof(TimeSpan), "00:00:00.02", "00:01:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many mails are handed to SES at once. Default: 2.</summary>
    [Range(1, 50)]
    public int Concurrency { get; set; } = 2;

    /// <summary>How long SES has to answer; after that it is unknown whether the mail was sent. Default: 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>After <see cref="SendTimeout"/> and this, a sender that has not reported counts as dead. Default: a minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan SenderGrace { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the account's quota is believed before it is asked for again. Default: 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan QuotaAge { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long SES has to tell the quota. Default: 3 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:01:00")]
    public TimeSpan QuotaTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Mails a second while the quota is not known. Default: 1, what SES grants everyone.</summary>
    [Range(0.01, 1000)]
    public double FallbackRate { get; set; } = 1;

    /// <summary>How long sending rests when the daily quota is used up. Default: 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan QuotaRest { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>First pause after SES or the way to it refused for a passing reason; it doubles up to 15 minutes. Default: 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:15:00")]
    public TimeSpan RetryPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long sent mails are kept under <c>sent/</c>. Default: three years.</summary>
    [Range(1, 36500)]
    public int ArchiveDays { get; set; } = 1095;
}

/// <summary>Section <c>Mail</c>: where rendered and sent mails are kept.</summary>
public sealed class MailOptions
{
    /// <summary>The private bucket.</summary>
    [Required]
    public string Bucket { get; set; } = "jada-mail";
}

/// <summary>Section <c>Outreach</c>, as far as Mailer needs it.</summary>
public sealed class OutreachOptions
{
    /// <summary>Opens unsubscribe tokens: the secret that Previews seals them with.</summary>
    [Required(ErrorMessage = "Outreach:UnsubscribeKey is not set. Set it, for Previews and Mailer alike, to a secret of at least 32 characters.")]
    [MinLength(32)]
    public string UnsubscribeKey { get; set; } = "";

    /// <summary>Where someone whose link is broken can write to.</summary>
    [Required]
    public string ReplyTo { get; set; } = "crew@queenofsandiego.com";
}
