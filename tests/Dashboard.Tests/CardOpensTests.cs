using JadaReferral.Contracts.Emails;
using JadaReferral.Dashboard.Tasks;

namespace JadaReferral.Dashboard.Tests;

public sealed class CardOpensTests
{
    static DateTimeOffset Now => Cards.Now;

    [Fact]
    public void Nothing_is_counted_unless_somebody_asks()
    {
        Assert.False(Cards.Open("puesto").CountOpens);
        Assert.False(Request(Cards.Open("puesto")).CountOpens);
        Assert.True(Request(Counting(Cards.Open("puesto"))).CountOpens);
    }

    [Fact]
    public void Switching_changes_the_mails_so_what_was_rendered_no_longer_counts_and_says_so()
    {
        var card = Counting(Cards.Ready("puesto", "boardbrew"));

        Assert.Equal(CardStatus.Open, card.Status);
        Assert.All(card.Emails, email => Assert.Equal((EmailState.Draft, null), (email.State, email.ContentHash)));
        Assert.Contains("ann lets opens be counted", card.Emails[0].Reason, StringComparison.Ordinal);
        Assert.Equal("not-previewed", CardRules.Approve(card, Cards.Contents(Cards.Ready("puesto")), Cards.By("ben")).Refusal?.Code);
    }

    [Fact]
    public void Switching_to_what_it_is_changes_nothing()
    {
        var ready = Cards.Ready("puesto");

        Assert.Same(ready, Cards.Accepted(CardRules.CountOpens(ready, count: false, "ann", Now)).Card);
    }

    [Fact]
    public void Switching_waits_for_a_preview_that_is_being_made_and_for_approvals()
    {
        Assert.Equal("preview-being-made", CardRules.CountOpens(Cards.Previewing("puesto"), count: true, "ann", Now).Refusal?.Code);
        Assert.Equal("approval-in-force", CardRules.CountOpens(Cards.Approved("puesto").Card, count: true, "ann", Now).Refusal?.Code);
        Assert.Equal("no-emails", CardRules.CountOpens(Cards.Open(), count: true, "ann", Now).Refusal?.Code);
    }

    [Fact]
    public void Openings_in_any_order_and_twice_end_in_the_same_card()
    {
        var card = Sent();
        EmailOpened[] openings =
        [
            Opened(OpenSources.Reader, 300), Opened(OpenSources.Scanner, 2), Opened(OpenSources.Reader, 60), Opened(OpenSources.Reader, 300), Opened(OpenSources.Reader, 120),
        ];

        var forwards = openings.Aggregate(card, Apply);
        var backwards = openings.Reverse().Aggregate(card, Apply);

        CardOpens[] expected = [new(OpenSources.Reader, Now.AddSeconds(60), Now.AddSeconds(300)), new(OpenSources.Scanner, Now.AddSeconds(2), Now.AddSeconds(2))];
        Assert.Equal(expected, forwards.Emails[0].Opens);
        Assert.Equal(expected, backwards.Emails[0].Opens);
        Assert.Equal(2, forwards.History.Count(line => line.By == "redirect"));
    }

    [Fact]
    public void What_comes_sooner_than_anyone_reads_is_a_scanners_whichever_way_sending_is_told()
    {
        var approved = Approved();
        var told = Apply(approved, Opened(OpenSources.Reader, 3));
        var sent = CardRules.EmailSent(told, SentMessage(told), Now)!.Card;

        Assert.Equal(OpenSources.Scanner, CardRules.Opened(sent.Emails[0])?.Source);
        Assert.Equal(OpenSources.Reader, CardRules.Opened(Apply(sent, Opened(OpenSources.Reader, 40)).Emails[0])?.Source);
        Assert.Equal(OpenSources.Proxy, CardRules.Opened(Apply(sent, Opened(OpenSources.Proxy, 4)).Emails[0])?.Source);
    }

    [Fact]
    public void Looking_before_approval_and_at_mails_that_count_nothing_is_passed_over()
    {
        Assert.Null(CardRules.EmailOpened(Ready(), Opened(OpenSources.Reader, 60), Now));
        Assert.Null(CardRules.EmailOpened(Approved(), Opened(OpenSources.Reader, -60), Now));
        Assert.Null(CardRules.EmailOpened(Cards.Approved("puesto").Card, Opened(OpenSources.Reader, 60), Now));
        Assert.Null(CardRules.EmailOpened(Approved(), Opened(OpenSources.Reader, 60) with { EmailId = "solare" }, Now));
        Assert.Null(CardRules.EmailOpened(Approved(), Opened("telepathy", 60), Now));
    }

    static TaskCard Apply(TaskCard card, EmailOpened opened) => CardRules.EmailOpened(card, opened, Now)?.Card ?? card;

    static TaskCard Counting(TaskCard card) => Cards.Accepted(CardRules.CountOpens(card, count: true, "ann", Now)).Card;

    static ApprovalRequested Request(TaskCard card) =>
        Assert.IsType<ApprovalRequested>(Assert.Single(Cards.Accepted(CardRules.RequestApproval(card, new Dictionary<string, long>(), "ann", Now)).Events));

    static TaskCard Ready()
    {
        var card = Cards.Accepted(CardRules.RequestApproval(Counting(Cards.Open("puesto")), new Dictionary<string, long>(), "ann", Now)).Card;
        return CardRules.PreviewPublished(card, Cards.Published(card), Now)!.Card;
    }

    static TaskCard Approved()
    {
        var card = Ready();
        return Cards.Accepted(CardRules.Approve(card, Cards.Contents(card), Cards.By("ben"))).Card;
    }

    static TaskCard Sent()
    {
        var card = Approved();
        return CardRules.EmailSent(card, SentMessage(card), Now)!.Card;
    }

    static EmailSent SentMessage(TaskCard card) => new()
    {
        ApprovalId = card.Emails[0].ApprovalId!.Value,
        CardId = card.TaskId,
        EmailId = "puesto",
        Vendor = "puesto",
        ContentHash = card.Emails[0].ContentHash!,
        SentAt = Now,
    };

    static EmailOpened Opened(string source, int seconds) => new()
    {
        OpenId = Guid.NewGuid(),
        CardId = "k7f3mq2a",
        EmailId = "puesto",
        OpenedAt = Now.AddSeconds(seconds),
        Source = source,
    };
}
