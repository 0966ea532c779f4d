namespace JadaReferral.Previews.Preflight;

/// <summary>Rules that need a mailbox, a browser or a person, or something that happens after rendering. Nobody is told that they passed.</summary>
static class UncheckedRules
{
    public static readonly IReadOnlyList<UncheckedRule> All =
    [
        new("P18", "A seed mailbox shows valid signatures", "Not checked here: once a month, send a test and look for dkim=pass, spf=pass and dmarc=pass."),
        new("P46", "Screenshots are right", "Not checked by machine: look at this page in desktop and phone width, light and dark."),
        new("P54", "The preview page is published", "Not checked at rendering: the card shows when the page is at its address and the edge has dropped the old one."),
        new("P55", "A second person approves", "Not checked at rendering: the card enforces it where it is switched on."),
        new("P56", "It arrives in business hours", "Not checked here: vendors have no hours on record. Approve when theirs are."),
    ];
}
