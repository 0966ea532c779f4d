using JadaReferral.Previews.Preflight.Outside;

namespace JadaReferral.Previews.Preflight;

/// <summary>A rule that others decide. Where they were not asked or did not answer, it is reported as not checked.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Level">Its level when it is decided.</param>
/// <param name="Title">What it asks, in a few words.</param>
/// <param name="Advice">What to do while nobody answers.</param>
/// <param name="Find">Each thing that is wrong; null when it can't be told.</param>
sealed record OutsideRule(string Id, string Level, string Title, string Advice, Func<PreflightInput, IReadOnlyList<string>?> Find);

/// <summary>P02 and the half of P52 that need DNS; with them, every rule that others decide.</summary>
static class OutsideRules
{
    public static readonly IReadOnlyList<OutsideRule> All =
    [
        new("P02", Levels.Block, "DMARC is published", "Not checked here: set Preflight:NameServer, or look up the TXT record _dmarc of the From domain.", Dmarc),
        new("P52", Levels.Block, "The recipient's domain takes mail", "Not checked here: set Preflight:NameServer, or look up the MX record of the recipient's domain.", TakesMail),
        .. AccountRules.All,
        .. PageRules.All,
    ];

    static string[]? Dmarc(PreflightInput input)
    {
        if (input.Outside.Dmarc is not { } texts)
            return null;
        return texts.Where(DmarcRecord.Is).ToList() switch
        {
            [] => ["The From domain publishes no DMARC policy: mailbox providers distrust it. Publish the TXT record _dmarc, e.g. “v=DMARC1; p=none”."],
            [_, _, ..] => ["The From domain publishes several DMARC policies, so none counts. Leave one TXT record at _dmarc."],
            [var policy] when !DmarcRecord.HasPolicy(policy) => ["The DMARC record of the From domain names no policy. Add p=none, p=quarantine or p=reject."],
            _ => [],
        };
    }

    static string[]? TakesMail(PreflightInput input) => input.Outside.RecipientTakesMail switch
    {
        null => null,
        true => [],
        false => [$"The domain of {input.Mail.Content.To} takes no mail: it is mistyped, or gone. Correct the address at the vendor."],
    };
}
