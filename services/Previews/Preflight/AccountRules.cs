using JadaReferral.Previews.Preflight.Outside;

namespace JadaReferral.Previews.Preflight;

/// <summary>P01, P03 to P05 and P17: what the SES account says of itself.</summary>
static class AccountRules
{
    const string AskAccount = "Not checked here: set Preflight:AskAccount";

    public static readonly IReadOnlyList<OutsideRule> All =
    [
        new("P01", Levels.Block, "The From domain is verified at SES and signs", $"{AskAccount}, or look at the identity's DKIM status in the SES console.", Verified),
        new("P03", Levels.Warn, "The MAIL FROM domain is set up", $"{AskAccount}, or look at the identity's MAIL FROM status in the SES console.", MailFrom),
        new("P04", Levels.Block, "Sending is switched on for the account", $"{AskAccount}. Mailer stops the channel, and says so, when SES refuses the account.", Sending),
        new("P05", Levels.Block, "The daily quota suffices", $"{AskAccount}. Mailer asks SES before sending and waits when the quota is used up.", Quota),
        new("P17", Levels.Block, "The configuration set sends and rewrites nothing", $"{AskAccount} and Preflight:ConfigurationSet. The set must publish neither OPEN nor CLICK, which change approved bytes.", Set),
    ];

    static string[]? Verified(PreflightInput input) => input.Outside.Identity switch
    {
        null => null,
        { Domain: null } => ["The SES account has no identity for the From domain in this Region. Add the domain in the SES console and publish the records that it shows."],
        { Verification: not SendingIdentity.Success } identity => [$"SES has not verified {identity.Domain} ({Word(identity.Verification)}). Publish the records that the SES console shows for it."],
        { Dkim: not SendingIdentity.Success } identity => [$"Mails from {identity.Domain} leave without a valid DKIM signature ({Word(identity.Dkim)}). Publish the CNAME records that the SES console shows, and switch signing on."],
        _ => [],
    };

    static string[]? MailFrom(PreflightInput input) => input.Outside.Identity switch
    {
        null or { Domain: null } => null,
        { MailFrom: "" } identity => [$"{identity.Domain} has no MAIL FROM domain of its own, so SPF speaks for amazonses.com and not for us. Set one up in the SES console."],
        { MailFromStatus: not SendingIdentity.Success } identity => [$"The MAIL FROM domain {identity.MailFrom} is not set up ({Word(identity.MailFromStatus)}). Publish the MX and TXT records that the SES console shows for it."],
        _ => [],
    };

    static string[]? Sending(PreflightInput input) => input.Outside.Account switch
    {
        null => null,
        { IsOn: false } => ["Sending is switched off for the SES account. Find out why in the SES console, and switch it on there."],
        _ => [],
    };

    static string[]? Quota(PreflightInput input)
    {
        if (input.Outside.Allowance is not { } allowance)
            return null;
        var wanted = input.SameBatch.Count + 1;
        return allowance.Left < wanted
            ? [$"SES takes {allowance.Left:0} more mails from us today, and this card has {wanted}. Wait until the quota frees, or ask SES for more."]
            : [];
    }

    static string[]? Set(PreflightInput input) => input.Outside.Set switch
    {
        null => null,
        { Exists: false } set => [$"The SES account has no configuration set {set.Name}, so it would refuse every mail. Create it, or name another one for Mailer and for preflight."],
        { IsOn: false } set => [$"Sending is switched off for the configuration set {set.Name}. Find out why in the SES console, and switch it on there."],
        { } set => [.. set.Publishes.Where(type => type is "open" or "click").Select(type => $"The configuration set {set.Name} publishes “{type}”, for which SES rewrites the approved bytes. Remove that type from its event destinations.")],
    };

    static string Word(string status) => status.Length == 0 ? "SES does not say why" : status;
}
