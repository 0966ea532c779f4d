namespace JadaReferral.Previews.Preflight.Outside;

/// <summary>What was learnt from others for a mail. A member that is null was not asked for, or not answered.</summary>
sealed record OutsideFacts
{
    /// <summary>Nobody was asked.</summary>
    public static readonly OutsideFacts None = new();

    /// <summary>What the account may still send today.</summary>
    public Allowance? Allowance { get; init; }

    /// <summary>Whether the account sends at all.</summary>
    public AccountSending? Account { get; init; }

    /// <summary>What SES knows of the From domain.</summary>
    public SendingIdentity? Identity { get; init; }

    /// <summary>The configuration set that mails are sent with.</summary>
    public SendingSet? Set { get; init; }

    /// <summary>The texts at <c>_dmarc</c> of the From domain, or else of its organisation's.</summary>
    public IReadOnlyList<string>? Dmarc { get; init; }

    /// <summary>Whether the recipient's domain has a server that takes mail.</summary>
    public bool? RecipientTakesMail { get; init; }

    /// <summary>What the unsubscribe page answered to a test.</summary>
    public PageAnswer? Unsubscribe { get; init; }

    /// <summary>What each link of the card that leads to us answered; null for one that did not answer.</summary>
    public IReadOnlyDictionary<string, PageAnswer?>? Links { get; init; }
}

/// <summary>What the account may still send within the day.</summary>
/// <param name="Left">How many mails; null without limit.</param>
sealed record Allowance(double? Left);

/// <summary>Whether sending is switched on for the account.</summary>
/// <param name="IsOn">Whether it is.</param>
sealed record AccountSending(bool IsOn);

/// <summary>The SES identity of a domain.</summary>
/// <param name="Domain">The domain, or the one above it that has the identity; null when neither has.</param>
/// <param name="Verification">SES's word for whether it is known to be ours.</param>
/// <param name="Dkim">SES's word for whether the keys were found in DNS, or that signing is off.</param>
/// <param name="MailFrom">The MAIL FROM domain; empty where SES's own is used.</param>
/// <param name="MailFromStatus">SES's word for whether that one is set up.</param>
sealed record SendingIdentity(string? Domain, string Verification = "", string Dkim = "", string MailFrom = "", string MailFromStatus = "")
{
    /// <summary>SES's word for what is in order.</summary>
    public const string Success = "Success";
}

/// <summary>A configuration set.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Exists">Whether the account has it.</param>
/// <param name="IsOn">Whether it sends.</param>
/// <param name="Publishes">The types of events that it publishes anywhere.</param>
sealed record SendingSet(string Name, bool Exists, bool IsOn, IReadOnlyList<string> Publishes);

/// <summary>What a page answered, after its redirects were followed as far as a rule allows.</summary>
/// <param name="Status">Its HTTP status.</param>
/// <param name="IsTrusted">Whether its certificate is valid.</param>
/// <param name="SetsCookie">Whether it wants to be remembered.</param>
sealed record PageAnswer(int Status, bool IsTrusted = true, bool SetsCookie = false)
{
    public static readonly PageAnswer Untrusted = new(0, IsTrusted: false);
}
