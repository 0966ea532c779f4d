namespace JadaReferral.Previews.Preflight;

/// <summary>One rule that a mail's content and our own data decide.</summary>
/// <param name="Id">Its number, e.g. <c>P30</c>. A number may have a blocking and a warning half.</param>
/// <param name="Level"><see cref="Levels.Block"/> or <see cref="Levels.Warn"/>.</param>
/// <param name="Title">What it asks, in a few words.</param>
/// <param name="Find">Each thing that is wrong, as a sentence that says what to do; nothing when the rule is met.</param>
sealed record PreflightRule(string Id, string Level, string Title, Func<MailUnderCheck, IEnumerable<string>> Find);

/// <summary>A rule that content can't decide: reported as not checked, never as passed.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Title">What it asks, in a few words.</param>
/// <param name="Advice">Who checks it, or how a person can.</param>
sealed record UncheckedRule(string Id, string Title, string Advice);

/// <summary>Levels of findings, as in <see cref="Contracts.Emails.PreflightFinding.Level"/>.</summary>
static class Levels
{
    public const string Block = "block";
    public const string Warn = "warn";
    public const string NotChecked = "not-checked";
}
