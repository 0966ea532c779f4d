using JadaReferral.Previews.Preflight;
using JadaReferral.Previews.Preflight.Outside;

namespace JadaReferral.Previews.Tests.Outside;

public sealed class OutsideRulesTests
{
    public static TheoryData<string> Rules => [.. OutsideRules.All.Select(rule => rule.Id)];

    static readonly OutsideFacts Sound = new() { Allowance = new Allowance(1), Dmarc = ["unrelated", "v=DMARC1; p=none; rua=mailto:x@y.example"], RecipientTakesMail = true };

    static readonly Dictionary<string, OutsideFacts[]> Failing = new(StringComparer.Ordinal)
    {
        ["P02"] = [Sound with { Dmarc = [] }, Sound with { Dmarc = ["v=DMARC1; p=none", "v=DMARC1; p=reject"] }, Sound with { Dmarc = ["v=DMARC1; rua=mailto:x@y.example"] }],
        ["P05"] = [Sound with { Allowance = new Allowance(0) }],
        ["P52"] = [Sound with { RecipientTakesMail = false }],
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_passes_sound_answers_finds_what_it_is_for_and_never_passes_without_an_answer(string rule)
    {
        Assert.Empty(Sentences(Sound, rule, Levels.Block));
        Assert.All(Failing[rule], facts => Assert.EndsWith(".", Assert.Single(Sentences(facts, rule, Levels.Block)), StringComparison.Ordinal));
        Assert.StartsWith("Not checked", Assert.Single(Sentences(OutsideFacts.None, rule, Levels.NotChecked)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_quota_without_limit_suffices_and_the_whole_card_is_counted()
    {
        Assert.Empty(Sentences(Sound with { Allowance = new Allowance(null) }, "P05", Levels.Block));

        var two = Samples.Input() with { Outside = Sound, SameBatch = [Samples.Mail] };
        Assert.Contains("this card has 2", Assert.Single(OutsideRules.All.Single(rule => rule.Id == "P05").Find(two)!), StringComparison.Ordinal);
    }

    static IReadOnlyList<string> Sentences(OutsideFacts facts, string rule, string level)
    {
        var title = OutsideRules.All.Single(outside => outside.Id == rule).Title;
        return Assert.Single(Samples.Preflight.Check(Samples.Input() with { Outside = facts }).Outcomes, outcome => outcome.Rule == rule && outcome.Title == title && outcome.Level == level).Sentences;
    }
}
