using Microsoft.Extensions.Options;

namespace JadaReferral.Previews.Preflight;

/// <summary>Runs every rule on a mail. Pure: what the account and DNS say was asked before, and what nobody answered is reported as not checked.</summary>
sealed class PreflightCheck(IOptions<OutreachOptions> outreach, IOptions<LinkOptions> links, IOptions<OpenOptions> opens)
{
    public static readonly IReadOnlyList<PreflightRule> Rules =
        [.. HeaderRules.All, .. ContentRules.All, .. LinkRules.All, .. HtmlRules.All, .. ParityRules.All, .. RecipientRules.All];

    public PreflightReport Check(PreflightInput input)
    {
        var mail = new MailUnderCheck(input, outreach.Value, links.Value, opens.Value);
        var decided = Rules.Select(rule => new RuleOutcome(rule.Id, rule.Level, rule.Title, [.. rule.Find(mail).Distinct(StringComparer.Ordinal)]));
        var left = UncheckedRules.All.Select(rule => new RuleOutcome(rule.Id, Levels.NotChecked, rule.Title, [rule.Advice]));
        var told = OutsideRules.All.Select(rule => rule.Find(input) is { } found
            ? new RuleOutcome(rule.Id, rule.Level, rule.Title, found)
            : new RuleOutcome(rule.Id, Levels.NotChecked, rule.Title, [rule.Advice]));
        return new PreflightReport([.. decided.Concat(told).Concat(left).OrderBy(outcome => outcome.Rule, StringComparer.Ordinal)]);
    }
}
