using JadaReferral.Previews.Preflight;
using JadaReferral.Previews.Preflight.Outside;

namespace JadaReferral.Previews.Tests.Outside;

public sealed class OutsideRulesTests
{
    public static TheoryData<string> Rules => [.. OutsideRules.All.Select(rule => rule.Id)];

    static readonly string Link = Samples.Links.ReferralBase + "puesto";

    static readonly OutsideFacts Sound = new()
    {
        Allowance = new Allowance(1),
        Account = new AccountSending(true),
        Identity = new SendingIdentity("queenofsandiego.com", "Success", "Success", "bounce.queenofsandiego.com", "Success"),
        Set = new SendingSet("outreach", Exists: true, IsOn: true, ["send", "bounce"]),
        Dmarc = ["unrelated", "v=DMARC1; p=none; rua=mailto:x@y.example"],
        RecipientTakesMail = true,
        Unsubscribe = new PageAnswer(200),
        Links = new Dictionary<string, PageAnswer?> { [Link] = new(200) },
    };

    static readonly Dictionary<string, OutsideFacts[]> Failing = new(StringComparer.Ordinal)
    {
        ["P01"] =
        [
            Sound with { Identity = new SendingIdentity(null) },
            Sound with { Identity = Sound.Identity! with { Verification = "Pending" } },
            Sound with { Identity = Sound.Identity with { Verification = "" } },
            Sound with { Identity = Sound.Identity with { Dkim = "Failed" } },
        ],
        ["P02"] = [Sound with { Dmarc = [] }, Sound with { Dmarc = ["v=DMARC1; p=none", "v=DMARC1; p=reject"] }, Sound with { Dmarc = ["v=DMARC1; rua=mailto:x@y.example"] }],
        ["P03"] = [Sound with { Identity = Sound.Identity with { MailFrom = "" } }, Sound with { Identity = Sound.Identity with { MailFromStatus = "Failed" } }],
        ["P04"] = [Sound with { Account = new AccountSending(false) }],
        ["P05"] = [Sound with { Allowance = new Allowance(0) }],
        ["P14"] =
        [
            Sound with { Unsubscribe = PageAnswer.Untrusted },
            Sound with { Unsubscribe = new PageAnswer(301) },
            Sound with { Unsubscribe = new PageAnswer(404) },
            Sound with { Unsubscribe = new PageAnswer(200, SetsCookie: true) },
        ],
        ["P17"] =
        [
            Sound with { Set = new SendingSet("outreach", Exists: false, IsOn: false, []) },
            Sound with { Set = new SendingSet("outreach", Exists: true, IsOn: false, []) },
            Sound with { Set = new SendingSet("outreach", Exists: true, IsOn: true, ["send", "open"]) },
            Sound with { Set = new SendingSet("outreach", Exists: true, IsOn: true, ["click"]) },
        ],
        ["P33"] = [LinkAnswers(PageAnswer.Untrusted), LinkAnswers(new PageAnswer(302)), LinkAnswers(new PageAnswer(404))],
        ["P52"] = [Sound with { RecipientTakesMail = false }],
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_passes_sound_answers_finds_what_it_is_for_and_never_passes_without_an_answer(string rule)
    {
        var level = OutsideRules.All.Single(outside => outside.Id == rule).Level;
        Assert.Empty(Sentences(Sound, rule, level));
        Assert.All(Failing[rule], facts => Assert.EndsWith(".", Assert.Single(Sentences(facts, rule, level)), StringComparison.Ordinal));
        Assert.StartsWith("Not checked", Assert.Single(Sentences(OutsideFacts.None, rule, Levels.NotChecked)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_quota_without_limit_suffices_and_the_whole_card_is_counted()
    {
        Assert.Empty(Sentences(Sound with { Allowance = new Allowance(null) }, "P05", Levels.Block));

        var two = Samples.Input() with { Outside = Sound, SameBatch = [Samples.Mail] };
        Assert.Contains("this card has 2", Assert.Single(OutsideRules.All.Single(rule => rule.Id == "P05").Find(two)!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v=DMARC1;p=reject")]
    [InlineData("v = DMARC1 ; P = Quarantine; rua=mailto:x@y.example")]
    public void A_policy_counts_however_it_is_spelled(string record) =>
        Assert.Empty(Sentences(Sound with { Dmarc = [record, "v=DMARC10; p=none"] }, "P02", Levels.Block));

    [Fact]
    public void A_link_that_did_not_answer_is_not_checked_unless_another_is_known_to_be_wrong()
    {
        var home = Samples.Mail.Content.Text + "\nhttps://queenofsandiego.com/menu\n";
        var input = Samples.Input(Samples.Mail with { Content = Samples.Mail.Content with { Text = home } });
        var links = OutsideRules.All.Single(rule => rule.Id == "P33");

        Assert.Null(links.Find(input with { Outside = Answers(new PageAnswer(200), null) }));
        Assert.Contains("answers 404", Assert.Single(links.Find(input with { Outside = Answers(new PageAnswer(404), null) })!), StringComparison.Ordinal);
        Assert.Empty(links.Find(input with { Outside = Answers(new PageAnswer(200), new PageAnswer(204)) })!);

        static OutsideFacts Answers(PageAnswer? referral, PageAnswer? menu) =>
            Sound with { Links = new Dictionary<string, PageAnswer?> { [Link] = referral, ["https://queenofsandiego.com/menu"] = menu } };
    }

    [Fact]
    public void Without_an_identity_nothing_is_said_of_its_MAIL_FROM_domain() =>
        Assert.StartsWith("Not checked", Assert.Single(Sentences(Sound with { Identity = new SendingIdentity(null) }, "P03", Levels.NotChecked)), StringComparison.Ordinal);

    static OutsideFacts LinkAnswers(PageAnswer answer) => Sound with { Links = new Dictionary<string, PageAnswer?> { [Link] = answer } };

    static IReadOnlyList<string> Sentences(OutsideFacts facts, string rule, string level)
    {
        var title = OutsideRules.All.Single(outside => outside.Id == rule).Title;
        return Assert.Single(Samples.Preflight.Check(Samples.Input() with { Outside = facts }).Outcomes, outcome => outcome.Rule == rule && outcome.Title == title && outcome.Level == level).Sentences;
    }
}
