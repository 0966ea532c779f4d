using JadaReferral.Contracts.Emails;

namespace JadaReferral.Previews.Preflight;

/// <summary>Every rule with its outcome, in the order of their numbers.</summary>
sealed record PreflightReport(IReadOnlyList<RuleOutcome> Outcomes)
{
    /// <summary>What did not pass.</summary>
    public IReadOnlyList<PreflightFinding> Findings =>
        [.. Outcomes.SelectMany(outcome => outcome.Sentences.Select(sentence => new PreflightFinding(outcome.Rule, outcome.Level, sentence)))];

    /// <summary>Whether nothing blocks the approval.</summary>
    public bool MayBeApproved => !Outcomes.Any(outcome => outcome is { Level: Levels.Block, Sentences.Count: > 0 });
}

/// <summary>What became of one rule.</summary>
/// <param name="Rule">Its number.</param>
/// <param name="Level">One of <see cref="Levels"/>.</param>
/// <param name="Title">What it asks.</param>
/// <param name="Sentences">What is wrong or was not checked; empty when the rule is met.</param>
sealed record RuleOutcome(string Rule, string Level, string Title, IReadOnlyList<string> Sentences);
