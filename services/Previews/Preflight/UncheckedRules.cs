namespace JadaReferral.Previews.Preflight;

/// <summary>Rules that need more of the SES account than it tells, the network or a person. Nobody is told that they passed.</summary>
static class UncheckedRules
{
    public static readonly IReadOnlyList<UncheckedRule> All =
    [
        new("P01", "The From domain is verified at SES", "Not checked here: look at the identity's DKIM status in the SES console."),
        new("P03", "The MAIL FROM domain is set up", "Not checked here: look at the identity's MAIL FROM status in the SES console."),
        new("P04", "The account may send", "Not checked here: Mailer stops the channel, and says so, when SES refuses the account."),
        new("P14", "The unsubscribe page answers", "Not checked here: post to the unsubscribe address of a test mail and expect 200."),
        new("P17", "SES rewrites nothing", "Not checked here: the configuration set must publish neither OPEN nor CLICK, which change approved bytes."),
        new("P18", "A seed mailbox shows valid signatures", "Not checked here: once a month, send a test and look for dkim=pass, spf=pass and dmarc=pass."),
        new("P33", "Every link answers", "Not checked here: open each link once; referral links with a HEAD request, which is not counted as a guest."),
        new("P46", "Screenshots are right", "Not checked by machine: look at this page in desktop and phone width, light and dark."),
        new("P54", "The preview page is published", "Not checked at rendering: the card shows when the page is at its address and the edge has dropped the old one."),
        new("P55", "A second person approves", "Not checked at rendering: the card enforces it where it is switched on."),
        new("P56", "It arrives in business hours", "Not checked here: vendors have no hours on record. Approve when theirs are."),
    ];
}
